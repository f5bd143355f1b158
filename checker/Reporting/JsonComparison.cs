using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Katas.Testkit;

namespace Katas.Checker.Reporting;

/// <summary>The comparison as <c>--json</c> gives it.</summary>
internal static class JsonComparison
{
    /// <summary>The document.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="comparison">What was compared.</param>
    /// <param name="showsSource">Whether the reference's code may be seen.</param>
    /// <param name="pictures">The PNG files that were saved.</param>
    public static object Create(Workbook book, TaskComparison comparison, bool showsSource, IReadOnlyList<string> pictures) => new
    {
        Task = comparison.Report.Task.Id,
        comparison.Report.Task.Title,
        comparison.Report.Status,
        comparison.Report.WaitsFor,
        Agrees = comparison.Inputs.Count > 0 && comparison.Agrees,
        comparison.CutOff,
        Inputs = comparison.Inputs.Select(input => new
        {
            input.Name,
            input.Code,
            input.Agrees,
            input.Yours,
            input.Reference,
            FirstStage = input.FirstStage?.Name,
            Parts = input.Parts.Select(part => new
            {
                part.Name,
                part.IsStage,
                Axes = part.IsStage ? part.Axes : null,
                part.Agrees,
                Yours = Value(part.Yours),
                Reference = Value(part.Reference),
                Difference = Difference(part.Yours?.Tensor(), part.Reference?.Tensor(), part.Difference),
                part.Cause,
            }),
        }),
        Problems = comparison.Report.Problems.Select(problem => JsonReport.Create(book, problem)),
        Sources = showsSource ? new { Yours = Code(book, comparison.Yours), Reference = Code(book, comparison.Reference) } : null,
        Pictures = pictures,
    };

    /// <summary>The distance of two tensors of the same shape; null for anything else.</summary>
    public static object? Difference(TensorValues? seen, TensorValues? expected, TensorDifference? difference) =>
        seen is null || expected is null || difference is null
            ? null
            : new
            {
                Differing = difference.Differing.Count,
                Of = seen.Count,
                First = At(seen, expected, difference, difference.First),
                Largest = At(seen, expected, difference, difference.Worst),
            };

    /// <summary>A tensor without its values.</summary>
    public static object Tensor(TensorValues tensor) => new { Type = PartComparison.TypeName(tensor.Type), tensor.Shape };

    private static object? At(TensorValues seen, TensorValues expected, TensorDifference difference, int? place) => place is { } at
        ? new { Index = seen.Index(at), Seen = seen.Values[at], Expected = expected.Values[at], Distance = difference.Distances[at] }
        : null;

    private static object? Value(ProbePart? part) =>
        part is null ? null : part.Tensor() is { } tensor ? Tensor(tensor) : new { Text = PartComparison.Describe(part) };

    private static object? Code(Workbook book, MemberText? member) => member is null
        ? null
        : new { File = book.Relative(member.Place.Path), Line = member.Place.StartLinePosition.Line + 1, member.Code };
}
