using FluentAssertions;
using Katas.Checker.Compiling;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class StubberTests
{
    [Test]
    public void A_method_keeps_its_checks_of_arguments_and_loses_the_rest()
    {
        string stub = Stub("""
            class C
            {
                [KataTask("91.1")]
                public int Twice(int number)
                {
                    Guard.Positive(number);

                    int answer = 2 * number;
                    return answer;
                }
            }
            """);

        stub.Should().Contain("Guard.Positive(number);")
            .And.Contain("throw new System.NotImplementedException(\"Task 91.1: gone\");")
            .And.NotContain("answer");
    }

    [Test]
    public void Only_the_checks_at_the_top_are_kept()
    {
        string stub = Stub("""
            class C
            {
                [KataTask("91.1")] int A(int n) { int half = n / 2; Guard.Positive(half); return half; }
            }
            """);

        stub.Should().NotContain("Guard");
    }

    [Test]
    public void What_follows_stays_on_its_line()
    {
        const string Code = """
            class C
            {
                [KataTask("91.1")]
                int A(int n)
                {
                    Guard.Size(
                        n,
                        3);

                    return
                        n;
                }

                [KataTask("91.2")]
                int B =>
                    3;

                [KataTask("91.3")]
                int D()
                    => 4; // four

                int last;
            }
            """;

        LineOf(Stub(Code), "int last").Should().Be(LineOf(Code, "int last"));
        LineOf(Stub(Code), "int D()").Should().Be(LineOf(Code, "int D()"));
    }

    [TestCase("[KataTask(\"91.1\")] int A() => 7;")]
    [TestCase("[KataTask(\"91.1\")] int A() { return 7; }")]
    [TestCase("[KataTask(\"91.1\")] int A => 7;")]
    [TestCase("[KataTask(\"91.1\")] int A { get { return 7; } }")]
    [TestCase("[KataTask(\"91.1\")] int A { get; } = 7;")]
    [TestCase("[KataTask(\"91.1\")] C(int n) : this() { seven = 7; }")]
    [TestCase("[KataTask(\"91.1\")] C(int n) : this() => seven = 7;")]
    [TestCase("[KataTask(\"91.1\")] async Task<int> A() { await Task.Yield(); return 7; }")]
    [TestCase("[Katas.Toolkit.KataTaskAttribute(\"91.1\")] int A() => 7;")]
    public void Every_kind_of_member_is_emptied_and_still_compiles(string member)
    {
        string stub = Stub($"using Katas.Toolkit;\n\nclass C\n{{\n  int seven = 0;\n  C() {{ }}\n  {member}\n}}\n");

        stub.Should().Contain("Task 91.1: gone").And.NotContain("7;");
        RealBook.Compiler.Compile("Stub", [SourceTrees.Parse(stub, "C.cs")]).Errors.Should().BeEmpty();
    }

    [Test]
    public void Tasks_that_are_not_named_stay_as_they_are()
    {
        const string Code = "class C { [KataTask(\"91.1\")] int A() => 1; [KataTask(\"91.2\")] int B() => 2; }";

        string stub = Stubber.Stub(SourceTrees.Parse(Code, "C.cs"), new HashSet<string> { "91.2" }, "gone").ToString();

        stub.Should().Contain("int A() => 1;").And.NotContain("int B() => 2;");
    }

    [Test]
    public void A_file_without_tasks_is_the_same_file()
    {
        var tree = SourceTrees.Parse("class C { int A() => 1; }", "C.cs");

        Stubber.Stub(tree, null, "gone").Should().BeSameAs(tree);
    }

    [Test]
    public void The_file_keeps_its_path_so_that_messages_name_it()
    {
        var stub = Stubber.Stub(
            SourceTrees.Parse("class C { [KataTask(\"91.1\")] int A() => 1; }", "there/C.cs"), null, "gone");

        stub.FilePath.Should().Be("there/C.cs");
    }

    private static string Stub(string code) => Stubber.Stub(SourceTrees.Parse(code, "C.cs"), null, "gone").ToString();

    private static int LineOf(string code, string text) =>
        code[..code.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n');
}
