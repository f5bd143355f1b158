using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Book;
using Katas.Checker.Compiling;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class SplicerTests
{
    private const string Code = """
        using Katas.Toolkit;

        namespace Sample;

        public class C
        {
            private readonly int size;

            /// <summary>Made.</summary>
            [KataTask("91.1")]
            public C(int size) { this.size = size; }

            /// <summary>Given.</summary>
            [KataTask("91.2")]
            public int Twice(int number) => 2 * number;

            public int Twice(int number, int times) => times * number;

            public int Size => size;
        }
        """;

    [Test]
    public void A_method_is_replaced_and_keeps_its_task_and_its_comment()
    {
        string result = Splice("class C { public int Twice(int n) { return n + n; } }");

        result.Should().Contain("return n + n;").And.NotContain("=> 2 * number");
        result.Should().Contain("[KataTask(\"91.2\")]").And.Contain("<summary>Given.</summary>");
        TaskMember.In(SourceTrees.Parse(result, "C.cs")).Should().HaveCount(2);
    }

    [Test]
    public void An_overload_with_other_parameters_stays()
    {
        Splice("class C { public int Twice(int n) => n + n; }").Should().Contain("times * number");
    }

    [Test]
    public void A_constructor_is_replaced()
    {
        string result = Splice("class C { public C(int size) { this.size = size + 1; } }");

        result.Should().Contain("size + 1").And.NotContain("this.size = size;").And.Contain("[KataTask(\"91.1\")]");
    }

    [Test]
    public void A_property_and_a_field_are_replaced()
    {
        string result = Splice("class C { private int size = 4; public int Size => 5; }");

        result.Should().Contain("private int size = 4;").And.NotContain("readonly int size;");
        result.Should().Contain("Size => 5").And.NotContain("Size => size");
    }

    [Test]
    public void A_helper_is_added()
    {
        Splice("class C { int Helper() => 1; }").Should().Contain("int Helper() => 1;")
            .And.Contain("Twice(int number)");
    }

    [Test]
    public void Usings_are_added_once()
    {
        string result = Splice("using Katas.Toolkit;\nusing System.Text;\n\nclass C { }");

        result.Split("using Katas.Toolkit;").Should().HaveCount(2);
        result.Should().Contain("using System.Text;");
    }

    [Test]
    public void A_member_that_brings_its_own_attribute_keeps_it()
    {
        Splice("class C { [Obsolete] public int Twice(int n) => n; }").Should().Contain("[Obsolete]")
            .And.NotContain("\"91.2\"");
    }

    [Test]
    public void A_type_that_the_lesson_does_not_have_is_refused_by_name()
    {
        Action splice = () => Splice("class Unknown { }");

        splice.Should().Throw<CheckerException>().Which.Message.Should().Contain("Unknown").And.Contain("lesson 91");
    }

    [Test]
    public void A_mistake_is_typed_into_what_its_learner_has_by_then()
    {
        using var sample = new SampleBook();
        var entry = CatalogueEntry.ReadAll(sample.Lesson.Folders.Mistakes).Single(one => one.Name == "averaged");

        string numbers = Splicer.TypedIntoStub(sample.Lesson, entry)
            .Single(tree => tree.FilePath.EndsWith("Numbers.cs")).ToString();

        numbers.Should().Contain("return 2 * number;", "91.1 comes before and is solved");
        numbers.Should().Contain(".mean([-1])", "91.2 has the mistake");
        numbers.Should().Contain("Task 91.3: not yet", "91.3 comes after");
    }

    private static string Splice(string entry) => Splicer.Splice(
        [SourceTrees.Parse(Code, "C.cs")], new CatalogueEntry("name", "91.1", "title", "", [], "entry.cs", entry))
            .Single().ToString();
}
