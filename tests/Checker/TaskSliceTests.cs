using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What the tests of one task need, and nothing else; but never less.</summary>
public sealed class TaskSliceTests
{
    private static IEnumerable<string> Lessons => RealBook.Instance.Numbers;

    [TestCaseSource(nameof(Lessons))]
    public void The_slice_of_every_task_of_the_book_compiles(string number)
    {
        var lesson = RealBook.Instance.Lesson(number);
        var all = SourceTrees.Solution(lesson).Concat(SourceTrees.Suite(lesson)).ToList();

        foreach (var task in lesson.Tasks)
        {
            var slice = TaskSlice.Cut([.. SourceTrees.Solution(lesson), .. SourceTrees.Suite(lesson, task.Id)], task.Id);

            RealBook.Compiler.Compile(lesson.AssemblyName, slice).Errors.Should().BeEmpty(task.Id);
            slice.Sum(tree => tree.Length).Should().BeLessThan(all.Sum(tree => tree.Length) * 3 / 4, task.Id);
        }
    }

    [Test]
    public void Tests_probes_and_members_of_other_tasks_are_left_out()
    {
        var slice = Slice(
            """
            static class Sums
            {
                [KataTask("91.1")]
                public static int One() => 1;

                [KataTask("91.2")]
                public static int Two() => 2;
            }
            """,
            """
            class Tests
            {
                [Test, ForTask("91.1")]
                public void A() => Sums.One();

                [Test, ForTask("91.2")]
                public void B() => Sums.Two();

                [Probe("91.2")]
                public static int C() => Sums.Two();
            }
            """);

        Text(slice).Should().Contain("One").And.Contain("void A").And.NotContain("Two").And.NotContain("void B");
    }

    [Test]
    public void What_is_left_stays_on_its_line()
    {
        const string Suite = """
            class Tests
            {
                [Test, ForTask("91.2")]
                public void B()
                {
                }

                [Test, ForTask("91.1")]
                public void A() { }
            }
            """;

        var slice = Slice("static class Sums { }", Suite);

        LineOf(slice.Single().ToString(), "void A").Should().Be(LineOf(Suite, "void A"));
    }

    [Test]
    public void A_file_that_nothing_mentions_is_left_out() =>
        Slice("class Unused { }", Calling("Sums.One()"), "static class Sums { public static int One() => 1; }")
            .Should().HaveCount(2).And.NotContain(tree => tree.ToString().Contains("Unused"));

    [Test]
    public void A_static_method_whose_name_is_mentioned_is_left_out_where_its_type_s_is_not() =>
        Text(Slice("static class Others { public static int One() => 9; }", Calling("Sums.One()"), "static class Sums { public static int One() => 1; }"))
            .Should().Contain("Sums").And.NotContain("Others");

    [TestCase("using static Helpers;", TestName = "A_static_class_that_a_file_uses_is_kept")]
    [TestCase("using static N.Helpers;", TestName = "A_static_class_in_a_namespace_that_a_file_uses_is_kept")]
    [TestCase("using H = Helpers;", TestName = "A_class_with_another_name_is_kept")]
    public void What_a_using_names_is_kept(string directive) =>
        Text(Slice("static class Helpers { public static int One() => 1; }", directive + Calling("One()"))).Should().Contain("int One");

    [Test]
    public void A_static_method_of_a_base_class_is_kept() =>
        Text(Slice("class Parent { protected static int One() => 1; }", Calling("Child.Two()"), "class Child : Parent { public static int Two() => One(); }"))
            .Should().Contain("int One");

    [Test]
    public void Of_an_extension_block_the_methods_that_are_mentioned_are_kept_and_what_the_others_mention_is_left_out() =>
        Text(Slice(
            "static class Helpers { extension(Sums) { public static int One() => 1; public static int Two() => Far.Two(); } }",
            Calling("Sums.One()"),
            "class Sums { }",
            "static class Far { public static int Two() => 2; }"))
            .Should().Contain("int One").And.NotContain("int Two").And.NotContain("Far");

    [Test]
    public void An_error_in_a_method_that_is_not_needed_is_not_met() =>
        Text(Slice("static class Sums { public static int One() => 1; public static int Two() => nonsense; }", Calling("Sums.One()")))
            .Should().NotContain("nonsense");

    [TestCase("static class Helpers { public static int Third(this int[] a) => a[2]; }", "new int[3].Third()", "Third", TestName = "An_extension_method")]
    [TestCase(
        "static class Helpers { public static IEnumerator<int> GetEnumerator(this Range r) => null!; }",
        "1", "GetEnumerator", TestName = "What_foreach_calls")]
    [TestCase(
        "static class Helpers { public static void Deconstruct(this object o, out int a) => a = 1; }",
        "1", "Deconstruct", TestName = "What_a_deconstruction_calls")]
    [TestCase("static class Helpers { extension(Range r) { public int Width => 1; } }", "1", "Width", TestName = "An_extension_block")]
    [TestCase(
        "static class Helpers { extension(object o) { public void Deconstruct(out int a, out int b) => (a, b) = (1, 2); } }",
        "1", "Deconstruct", TestName = "What_a_deconstruction_calls_in_an_extension_block")]
    [TestCase(
        "static class Helpers { extension(Range r) { public IEnumerator<int> GetEnumerator() => null!; } }",
        "1", "GetEnumerator", TestName = "What_foreach_calls_in_an_extension_block")]
    [TestCase("class MarkAttribute : Attribute { }", "Marked.One()", "MarkAttribute", TestName = "An_attribute_by_its_short_name")]
    [TestCase("class Hidden { private void Found() { } }", "typeof(Hidden).GetMethod(\"Found\")", "Found", TestName = "A_method_found_by_reflection")]
    [TestCase("global using System.Net;", "1", "System.Net", TestName = "Usings_for_all_files")]
    [TestCase(
        "static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Go() { } }",
        "1", "Go", TestName = "A_module_initializer")]
    [TestCase("class Parent { protected virtual int Weight() => 1; }", "new Child()", "Weight", TestName = "A_base_class")]
    [TestCase("class Pair { public static Pair operator +(Pair a, Pair b) => a; }", "(Pair)null!", "operator", TestName = "An_operator")]
    public void What_works_without_being_called_by_name_is_kept(string code, string call, string kept) =>
        Text(Slice(
                code,
                Calling(call),
                "static class Marked { [Mark] public static int One() => 1; }",
                "class Child : Parent { protected override int Weight() => 2; }"))
            .Should().Contain(kept);

    [Test]
    public void A_method_that_a_needed_method_calls_is_needed() =>
        Text(Slice(
            "static class Sums { public static int One() => Half() + Half(); private static int Half() => 0; private static int Third() => 0; }",
            Calling("Sums.One()")))
            .Should().Contain("int Half").And.NotContain("Third");

    [Test]
    public void The_same_files_give_the_same_slice()
    {
        var files = Files("static class Sums { public static int One() => 1; public static int Two() => 2; }", Calling("Sums.One()"));

        TaskSlice.Cut(files, "91.1").Should().Equal(TaskSlice.Cut(files, "91.1"), "an unchanged file is not parsed again");
    }

    private static string Calling(string expression) =>
        $"class Tests {{ [Test, ForTask(\"91.1\")] public void A() => Use({expression}); }}";

    private static IReadOnlyList<SyntaxTree> Slice(params string[] files) => TaskSlice.Cut(Files(files), "91.1");

    private static IReadOnlyList<SyntaxTree> Files(params string[] files) =>
        [.. files.Index().Select(file => SourceTrees.Parse(file.Item, $"{file.Index}.cs"))];

    private static string Text(IReadOnlyList<SyntaxTree> trees) => string.Join('\n', trees);

    private static int LineOf(string text, string what) => text[..text.IndexOf(what, StringComparison.Ordinal)].Count(character => character == '\n');
}
