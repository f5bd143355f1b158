using FluentAssertions;
using Katas.Checker.Trying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

public sealed class SubmissionsTests
{
    [TestCase("x")]
    [TestCase("x;")]
    [TestCase("var x = 1;")]
    [TestCase("")]
    [TestCase("if (a) { b(); }")]
    [TestCase("foo bar baz ;")]
    [TestCase("int F(int n) => n;")]
    [TestCase("// only a comment")]
    public void Code_that_is_complete_is_run(string code) => Submissions.IsComplete(code).Should().BeTrue();

    [TestCase("var x = 1")]
    [TestCase("f(")]
    [TestCase("if (a) {")]
    [TestCase("int F(int n)")]
    [TestCase("class A {")]
    [TestCase("/* a comment")]
    [TestCase("x +")]
    public void Code_that_is_not_complete_goes_on(string code) => Submissions.IsComplete(code).Should().BeFalse();

    [Test]
    public void A_script_falls_into_the_pieces_it_would_have_been_typed_in() =>
        Split("""
            var x = 1;
            x
            x + 1

            int Twice(int n)
            {
                return 2 * n;
            }
            Twice(x)
            """).Should().Equal("var x = 1;", "x", "x + 1", "int Twice(int n)\n{\n    return 2 * n;\n}", "Twice(x)");

    [Test]
    public void What_can_only_be_a_continuation_is_one() =>
        Split("""
            q
                .sum()
                .item<float>()
            if (a)
            {
            }
            else
            {
            }
            elsewhere
            """).Should().Equal("q\n    .sum()\n    .item<float>()", "if (a)\n{\n}\nelse\n{\n}", "elsewhere");

    [Test]
    public void What_never_gets_complete_is_handed_over_for_the_compiler_to_judge() =>
        Split("x\nf(\ny").Should().Equal("x", "f(\ny");

    [Test]
    public void Blank_lines_are_no_pieces() => Split("\n\n  \n").Should().BeEmpty();

    [TestCase("reference::Katas.Lesson02.Heads.Split(q)", "Reference.Lesson02       .Heads.Split(q)")]
    [TestCase("reference::Katas.Lesson01.Attention.F()", "global::Katas.Lesson01   .Attention.F()")]
    [TestCase("(reference::Katas.Lesson01.Kind)1", "(global::Katas.Lesson01   .Kind)1")]
    [TestCase("extern alias reference;", "                       ")]
    [TestCase("reference.Heads.Split(q)", "reference.Heads.Split(q)")]
    [TestCase("\"reference::Katas.Lesson02.Heads\"", "\"reference::Katas.Lesson02.Heads\"")]
    public void Names_of_the_reference_as_the_tests_write_them_are_understood(string code, string meant)
    {
        string changed = ReferenceNames.InScript(code, "02");

        changed.Should().Be(meant);
        changed.Should().HaveLength(code.Length, "the compiler's columns are those of what was typed");
    }

    private static IEnumerable<string> Split(string script) => Submissions.Split(script.ReplaceLineEndings("\n").Split('\n'));
}
