using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Diagnosing;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What is said where neither a mistake nor a rule is known.</summary>
public sealed class FailedInvariantTests
{
    private const string Stack = "  at TorchSharp.torch.CheckForErrors()\n"
        + "   at Katas.Lesson01.Attention.Scale(Tensor scores) in /book/exercises/01/Attention.cs:line 41\n"
        + "   at Katas.Lesson01.Tests.ScaleTests.It() in /book/tests/01/ScaleTests.cs:line 12\n";

    private const string Inner = "   at Katas.Lesson01.Focus.Entropy(Tensor weights) in /book/exercises/01/Focus.cs:line 9\n";

    private static readonly HashSet<string> Files = ["/book/exercises/01/Attention.cs", "/book/exercises/01/Focus.cs"];

    [Test]
    public void It_says_what_was_asked_and_how_far_the_task_is()
    {
        var finding = Find("Task 01.3 | sums: row [0] sums to 2, expected 1")!;

        finding.Source.Should().Be(FindingSource.Invariant);
        finding.Title.Should().Be("A test fails: each row sums to 1");
        finding.Hint.Should().NotContain("sums to 2", "what the test saw is shown beside it").And.EndWith("where do the two differ?");
        finding.Because.Should().Be("it is the task's first failing test; 1 of 2 tests passes");
    }

    [Test]
    public void The_cause_that_the_test_found_is_taken_over() =>
        Find("Task 01.3 | weights: shape [2, 3]\nLikely cause: every value is 2 times the expected one.")!
            .Hint.Should().Be("Every value is 2 times the expected one.");

    [TestCase("ExternalException : mat1 and mat2 shapes cannot be multiplied (2x3 and 5x7)", "matrix product")]
    [TestCase("ExternalException : The size of tensor a (5) must match the size of tensor b (7) at non-singleton dimension 1", "do not line up")]
    [TestCase("ExternalException : view size is not compatible with input tensor's size and stride", "no view of it is possible")]
    [TestCase("ExternalException : expected scalar type Float but found Double", "different dtypes meet")]
    [TestCase("ExternalException : Dimension out of range (expected to be in range of [-2, 1], but got 2)", "fewer dimensions")]
    [TestCase("System.NullReferenceException : Object reference not set to an instance of an object.", "is null here")]
    public void Torch_s_own_errors_are_put_in_plain_words(string message, string words) =>
        Find($"Task 01.3 | {message}")!.Hint.Should().Contain(words);

    [Test]
    public void The_line_that_threw_is_the_place()
    {
        var place = Find("Task 01.3 | System.Exception : no", Stack)!.Place!.Value;

        place.Path.Should().Be("/book/exercises/01/Attention.cs");
        place.StartLinePosition.Line.Should().Be(40);
    }

    [Test]
    public void An_error_from_the_learner_s_line_comes_before_what_is_sure_of_other_lines()
    {
        var error = Find("Task 01.3 | ExternalException : Dimension out of range", Stack)!;

        error.Source.Should().Be(FindingSource.Error);
        error.Title.Should().Be("The code stops with an error");
        error.Because.Should().EndWith("1 of 2 tests passes");
        error.Place!.Value.StartLinePosition.Line.Should().Be(40);
        error.Likelihood.Should().BeInRange(Likelihoods.Sure, Likelihoods.OnTheLine);
    }

    [Test]
    public void An_error_that_nobody_knows_says_where_to_look()
    {
        var error = Find("Task 01.3 | System.FormatException : what", Stack)!;

        error.Source.Should().Be(FindingSource.Invariant);
        error.Hint.Should().StartWith("The code gets no further than this line.");
    }

    [Test]
    public void An_error_that_the_test_itself_ends_with_is_no_error_of_the_learner_s_line() =>
        Find("Task 01.3 | ExternalException : Dimension out of range", "   at Tests.It() in /book/tests/01/ScaleTests.cs:line 12\n")!
            .Source.Should().Be(FindingSource.Invariant);

    [Test]
    public void The_line_in_the_task_s_own_file_is_the_place_though_it_calls_another()
    {
        var place = Find("Task 01.3 | System.Exception : no", Inner + Stack)!.Place!.Value;

        place.Path.Should().Be("/book/exercises/01/Attention.cs");
        Find("Task 01.3 | System.Exception : no", Inner)!.Place!.Value.Path.Should().EndWith("Focus.cs", "it is the only one");
    }

    [Test]
    public void A_task_that_passes_has_none() => FailedInvariant.Find(Report([Test(TestState.Passed, "", "")]), Files).Should().BeNull();

    [Test]
    public void A_crash_is_told_by_itself() => FailedInvariant.Find(Report([Test(TestState.Crashed, "", "")]), Files).Should().BeNull();

    [TestCase("libtorch ended the process: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0.", "batches")]
    [TestCase("libtorch ended the process: expected m1 and m2 to have the same dtype", "different dtypes meet")]
    public void A_crash_that_torch_explains_is_put_in_plain_words(string message, string words)
    {
        var finding = FailedInvariant.Find(Report([Test(TestState.Crashed, message, "")]), Files)!;

        finding.Title.Should().Be("A torch error ends the whole process");
        finding.Hint.Should().Contain(words);
        finding.Likelihood.Should().Be(Likelihoods.Invariant, "any rule knows more than that");
    }

    private static Finding? Find(string message, string stack = "") =>
        FailedInvariant.Find(Report([Test(TestState.Passed, "", ""), Test(TestState.Failed, message, stack)]), Files);

    private static TestOutcome Test(TestState state, string message, string stack) =>
        new("Katas.Lesson01.Tests.SoftmaxTests.Each_row_sums_to_1", "01.3", state, message, stack);

    private static FileLinePositionSpan Place => new("/book/exercises/01/Attention.cs", default, default);

    private static TaskReport Report(IReadOnlyList<TestOutcome> tests) => new(
        new LessonTask("01.3", "Masks", 1, 5, "Attention.cs", []), KataStatus.Failed, null, tests, Place, [], []);
}
