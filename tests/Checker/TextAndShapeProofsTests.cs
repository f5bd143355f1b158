using FluentAssertions;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>Each of the author's slips is the one fault that the gate finds.</summary>
public sealed class TextAndShapeProofsTests
{
    private const string Readme = "exercises/91/README.md";
    private const string Hints = "tests/91/hints.md";
    private const string Questions = "tests/91/questions.md";

    private SampleBook sample;

    private IReadOnlyList<Proof> Faults =>
        [.. TextProofs.Prove(sample.Book, sample.Lesson).Concat(ShapeProofs.Prove(sample.Lesson))
            .Where(proof => !proof.Holds)];

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void The_sample_has_no_fault() => Faults.Should().BeEmpty();

    [TestCase(Readme, "Task 91.2:", "Task 91.7:", "task ids in order", "91.1, 91.7")]
    [TestCase(Readme, "(Numbers.cs)", "(Nowhere.cs)", "links of the README", "Nowhere.cs leads nowhere")]
    [TestCase(Readme, "The number and", "Just the number and", "words of the README", "'Just'")]
    [TestCase(Readme, "`Gain.cs`", "`Numbers.cs`", "file of 91.4", "it is in Gain.cs")]
    [TestCase(Hints, "2. Task 91.1 is that part.\n", "", "hints of 91.3", "2 hints; expected 3")]
    [TestCase(Hints, "Task 91.1 is that part.", "Twice(first) + second;", "hints of 91.3", "gives the code")]
    [TestCase(Hints, "Task 91.1 is that part.", "It is simply part of it.", "hints of 91.3", "'simply'")]
    [TestCase("tests/91/mistakes/squared.cs", "// hint:", "// not:", "mistake squared", "it has no hint")]
    [TestCase("tests/91/mistakes/squared.cs", "91.1", "91.8", "mistake squared", "91.8 is not one of the lesson's")]
    [TestCase("tests/91/mistakes/squared.cs", ": what", ": Math.Pow(2, 2), what", "mistake squared", "gives the code")]
    [TestCase("tests/91/unseen/three-times.cs", "91.1", "91.8", "unseen three-times", "91.8 is not one of the lesson's")]
    [TestCase("tests/91/unseen/three-times.cs", "91.1", "91.2", "unseen answer to 91.1", "tests/91/unseen has none")]
    [TestCase("tests/91/unseen/three-times.cs", "// expect: The number counts three times.", "// expect:", "unseen three-times", "what to expect")]
    [TestCase("tests/91/unseen/three-times.cs", "SampleTests.Three_becomes_six", "", "unseen three-times", "what it hears")]
    [TestCase("tests/91/unseen/three-times.cs", "Three_becomes_six", "Three_becomes_seven", "unseen three-times", "no rule and no test")]
    [TestCase("tests/91/unseen/three-times.cs", "SampleTests.Three_becomes_six", "squared | averaged", "unseen three-times",
        "'averaged' is no mistake of 91.1")]
    [TestCase("tests/91/unseen/three-times.cs", "\nusing", "\n// then: again\nusing", "unseen three-times", "'again' is no mistake")]
    [TestCase(Questions, "91.Q2:", "91.Q5:", "question 91.Q2", "its id is 91.Q5")]
    [TestCase(Questions, "91.Q2: Two rows", "Two rows", "question 91.Q2", "'Two rows': its heading should be")]
    [TestCase(Questions, "After 91.2 · shape", "After 91.2 · a shape", "question 91.Q2", "there should be 'After 01.1 · shape'")]
    [TestCase(Questions, "After 91.2 · shape", "After 91.8 · shape", "question 91.Q2", "91.8 is not one of the lesson's")]
    [TestCase(Questions, "Two rows of three items are weighed and added. What shape do the totals have?", "", "question 91.Q2", "no words")]
    [TestCase(Questions, "Two rows of", "Simply two rows of", "question 91.Q2", "'Simply'")]
    [TestCase(Questions, "A total for each row.", "", "question 91.Q2", "nothing is said afterwards")]
    [TestCase(Questions, "A total for each row.", "Obviously a total.", "question 91.Q2", "'Obviously'")]
    [TestCase(Questions, "```csharp\nNumbers.Total(ones(2, 3), ones(3))", "```\nNumbers", "question 91.Q2", "it has no code")]
    [TestCase(Questions, "- [] · `summed-over-rows`", "- []", "question 91.Q2", "'[]' names no mistake")]
    [TestCase(Questions, "- [] · `summed-over-rows`", "- three · `summed-over-rows`", "question 91.Q2", "'three' can't be read")]
    [TestCase(Questions, "`summed-over-rows`", "`summed`", "question 91.Q2", "'summed' is no mistake of the lesson")]
    [TestCase(Questions, "- 0 · `starts-at-zero`\n", "", "question 91.Q3", "2 options; expected 3")]
    [TestCase(Questions, "- 0 · `starts-at-zero`", "- 0", "question 91.Q3", "all options but one")]
    [TestCase("Katas.sln", "exercises\\91", "exercises\\01", "place in Katas.sln", "dotnet sln add exercises/91")]
    [TestCase(SampleBook.Numbers, "Total(Tensor values", "Total(Tensor numbers", "public members of Numbers.cs",
        "Total")]
    [TestCase(SampleBook.Numbers, "Guard.Layout(weights", "Guard.Layout(values", "public members of Numbers.cs",
        "Total")]
    [TestCase(SampleBook.Numbers, "Above 0.", "Above 1.", "documentation of Numbers.cs", "91.1")]
    [TestCase(SampleBook.Gain, "Task 91.4:", "Task 91.3:", "stub of 91.4", "Task 91.4: ")]
    public void A_slip_of_the_author_is_the_fault_that_is_found(
        string file, string old, string with, string what, string fault)
    {
        sample.Replace(file, old, with);

        Faults.Should().Contain(proof => proof.What == what).Which.Fault.Should().Contain(fault);
    }

    [Test]
    public void A_lesson_with_few_mistakes_is_found()
    {
        foreach (string name in SampleLesson.Mistakes.Keys.Take(3))
        {
            sample.Delete($"tests/91/mistakes/{name}.cs");
        }

        Faults.Should().ContainSingle().Which.Fault.Should().Be("7 mistakes; a lesson has at least 8");
    }

    [Test]
    public void A_lesson_without_questions_is_found()
    {
        sample.Delete(Questions);

        Faults.Should().ContainSingle().Which.Fault.Should().Contain("tests/91/questions.md is missing");
    }

    [Test]
    public void A_lesson_with_one_question_is_found()
    {
        sample.Write(Questions, sample.Read(Questions)[..sample.Read(Questions).IndexOf("## 91.Q2", StringComparison.Ordinal)]);

        Faults.Should().ContainSingle().Which.Fault.Should().Contain("has 1; a lesson has at least 2");
    }

    [Test]
    public void A_file_that_only_the_exercise_has_is_found()
    {
        sample.Write("exercises/91/Extra.cs", "namespace Katas.Lesson91;\n");

        Faults.Should().ContainSingle().Which.What.Should().Be("file names");
    }

    [Test]
    public void A_task_that_no_member_is_marked_with_is_found()
    {
        sample.Replace("solutions/91/Gain.cs", "    [KataTask(\"91.4\")]\n", "");
        sample.Write(SampleBook.Gain, sample.Read("solutions/91/Gain.cs"));

        Faults.Should().ContainSingle().Which.What.Should().Be("a member for every task");
    }
}
