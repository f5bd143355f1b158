using FluentAssertions;
using Katas.Checker.Comparing;
using Katas.Checker.Compiling;
using NUnit.Framework;

namespace Katas.Tests.Checker.Comparing;

public sealed class MemberTextTests
{
    [Test]
    public void A_member_is_shown_without_documentation_attributes_and_indentation() =>
        Read("""
            class A
            {
                /// <summary>Words.</summary>
                [KataTask("91.1")]
                public int F(int n)
                {
                    // why
                    return n
                        + 1;
                }
            }
            """)!.Code.Should().Be("public int F(int n)\n{\n    // why\n    return n\n        + 1;\n}");

    [Test]
    public void All_members_of_a_task_are_shown() =>
        Read("""
            class A
            {
                [KataTask("91.1")] int F() => 1;
                int Other() => 2;
                [KataTask("91.1")]
                int G() => 3;
            }
            """)!.Code.Should().Be("int F() => 1;\n\nint G() => 3;");

    [Test]
    public void A_member_that_is_not_there_has_no_text() => Read("class A { }").Should().BeNull();

    [Test]
    public void Windows_line_ends_are_none_of_the_text() =>
        Read("class A\r\n{\r\n    [KataTask(\"91.1\")]\r\n    int F()\r\n    {\r\n        return 1;\r\n    }\r\n}")!.Code
            .Should().Be("int F()\n{\n    return 1;\n}");

    [TestCase("int F() => 1;", "int F()\n    => 1; // so", true)]
    [TestCase("int F() => 1;", "int F() => 2;", false)]
    public void Spaces_and_comments_make_no_difference(string left, string right, bool same) =>
        new MemberText(default, left).SaysTheSameAs(new MemberText(default, right)).Should().Be(same);

    [Test]
    public void A_probe_has_a_name_in_words_its_code_and_the_names_of_what_it_returns()
    {
        using var sample = new SampleBook();
        sample.Write("tests/91/Probes.cs", """
            using Katas.Testkit;
            public static class Probes
            {
                [Probe("91.1")]
                public static (double twice, double again) TwiceInFloat64() => (
                    1,
                    2);

                [Probe("91.2")]
                public static double Other() => 1;

                [Probe("91.1")]
                public static double InABlock()
                {
                    var x = 1;
                    return x;
                }
            }
            """);

        var probes = ProbeSource.ReadAll(sample.Lesson, "91.1");

        probes.Keys.Should().BeEquivalentTo("TwiceInFloat64", "InABlock");
        probes["TwiceInFloat64"].Words.Should().Be("Twice in float64");
        probes["TwiceInFloat64"].Code.Should().Be("(\n    1,\n    2)");
        probes["TwiceInFloat64"].PartNames.Should().Equal("twice", "again");
        probes["InABlock"].Words.Should().Be("In a block");
        probes["InABlock"].Code.Should().Be("var x = 1;\nreturn x;");
    }

    private static MemberText Read(string code) => MemberText.Read([SourceTrees.Parse(code, "A.cs")], "91.1")!;
}
