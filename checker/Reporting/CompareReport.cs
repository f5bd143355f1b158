using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Katas.Checker.Reporting;

/// <summary>The learner's code beside the reference, as people read it.</summary>
/// <param name="book">The workbook.</param>
/// <param name="console">The terminal.</param>
/// <param name="most">The number of differences to draw; all are reported.</param>
internal sealed class CompareReport(Workbook book, IAnsiConsole console, int most)
{
    private const int MapRows = 16;
    private const int CodeLines = 8;

    // Below this, two columns of code would be broken on nearly every line.
    private const int WideEnough = 130;

    private readonly PlaceText places = new(book, console);
    private int drawn;

    private bool Unicode => console.Profile.Capabilities.Unicode;

    /// <summary>Writes the results of both, input by input.</summary>
    public void WriteInputs(TaskComparison comparison)
    {
        var task = comparison.Report.Task;
        console.WriteLine();
        console.MarkupLine($"[bold]{task.Id} {Markup.Escape(task.Title)}[/]  {State(comparison)}");
        foreach (var input in comparison.Inputs)
        {
            console.WriteLine();
            Write(input);
        }

        if (comparison.CutOff is { } reason)
        {
            console.WriteLine();
            console.Write(Indented(new Text(reason), 2));
        }

        int hidden = comparison.Inputs.SelectMany(input => input.Parts).Count(part => !part.Agrees && part.Difference is not null) - most;
        if (hidden > 0)
        {
            console.WriteLine();
            console.WriteLine($"  {hidden} more can be drawn: --all");
        }

        console.WriteLine();
    }

    /// <summary>Writes the code of both.</summary>
    public void WriteSources(TaskComparison comparison)
    {
        if (comparison.Reference is not { } reference)
        {
            return;
        }

        if (comparison.Yours is not { } yours)
        {
            console.Write(Source("the reference", reference));
        }
        else if (yours.SaysTheSameAs(reference))
        {
            console.MarkupLine($"  Yours, {places.Markup(yours.Place)}, is the reference's, word for word.");
        }
        else if (console.Profile.Width >= WideEnough)
        {
            var grid = new Grid { Expand = true }.AddColumn(Half()).AddColumn(Half());
            grid.AddRow(Source("yours", yours), Source("the reference", reference));
            console.Write(grid);
        }
        else
        {
            console.Write(Source("yours", yours));
            console.WriteLine();
            console.Write(Source("the reference", reference));
        }

        console.WriteLine();
    }

    private static GridColumn Half() => new GridColumn().PadLeft(0).PadRight(2);

    private static Padder Indented(IRenderable content, int by) => new(content, new Padding(by, 0, 0, 0));

    private static string State(TaskComparison comparison)
    {
        var probes = comparison.Inputs.Where(input => input.IsOfProbe).ToList();
        int agreeing = probes.Count(input => input.Agrees);
        string count = probes.Count == 1
            ? $"{(agreeing == 1 ? "the same as the reference" : "not the same as the reference")} on its only input"
            : $"the same as the reference on {agreeing} of {probes.Count} inputs";
        return comparison.Report.Status == KataStatus.Passed
            ? $"[green]passes[/], {count}"
            : $"[red]does not pass yet[/], {count}";
    }

    private void Write(InputComparison input)
    {
        string sign = input.Agrees ? Unicode ? "[green]✓[/]" : "[green]ok[/]" : Unicode ? "[red]✗[/]" : "[red]x[/]";
        console.MarkupLine($"  {sign} [bold]{Markup.Escape(input.Name)}[/]");
        if (input.Code.Length > 0)
        {
            string[] code = input.Code.Split('\n');
            console.Write(Indented(
                new Text(string.Join('\n', code.Take(CodeLines)) + (code.Length > CodeLines ? "\n…" : ""), new Style(decoration: Decoration.Dim)),
                4));
        }

        if (input.Yours is not null || input.Reference is not null)
        {
            Line("yours", input.Yours ?? "a result");
            Line("reference", input.Reference ?? "a result");
        }

        if (input.FirstStage is { } first)
        {
            string axes = first.Axes.Count > 0 ? $", [{string.Join(", ", first.Axes)}]" : "";
            console.Write(Indented(new Text($"the first stage that differs: {first.Name}{axes}"), 4));
        }

        foreach (var part in input.Parts)
        {
            if (part.IsStage && !part.Agrees && part != input.FirstStage)
            {
                WriteLaterStage(part);
            }
            else
            {
                WritePart(part);
            }
        }
    }

    /// <summary>A stage after the first that differs: it may differ only because that one does.</summary>
    private void WriteLaterStage(PartComparison part)
    {
        string what = part switch
        {
            { Yours: null } => "yours has no such stage",
            { Reference: null } => "the reference has no such stage",
            { Largest: double.PositiveInfinity } => $"{PartComparison.Describe(part.Yours)}, differs by NaN or infinity{NaNs(part.Yours)}",
            { Largest: { } largest } => $"{PartComparison.Describe(part.Yours)}, differs by up to {TensorValues.Text(largest, "G2")}",
            _ => $"yours {PartComparison.Describe(part.Yours)}, reference {PartComparison.Describe(part.Reference)}",
        };
        console.Write(Indented(new Text($"{part.Name}: {what}"), 4));
    }

    private static string NaNs(ProbePart yours)
    {
        int count = yours.Values.Count(double.IsNaN);
        return count == 0 ? "" : $" ({count} of {yours.Values.Length} values {(count == 1 ? "is" : "are")} NaN)";
    }

    /// <summary>One tensor of both.</summary>
    public void WritePart(PartComparison part)
    {
        string yours = PartComparison.Describe(part.Yours);
        string reference = PartComparison.Describe(part.Reference);
        string name = part.Name.Length == 0 ? "" : $"{part.Name}: ";
        if (part.Agrees)
        {
            double largest = part.Difference?.Distances.Where(double.IsFinite).DefaultIfEmpty(0).Max() ?? 0;
            string distance = largest > 0 ? $", to within {TensorValues.Text(largest, "G2")}" : "";
            console.Write(Indented(new Text($"{name}{yours}, the same{distance}"), 4));
            return;
        }

        if (yours == reference && part.Difference is { Distances.Count: > 1 })
        {
            console.Write(Indented(new Text($"{name}{yours}"), 4));
        }
        else
        {
            Line($"{name}yours", yours);
            Line($"{name}reference", reference);
        }

        if (part.Difference is { Worst: { } worst, First: { } first } difference && difference.Distances.Count > 1)
        {
            var (seen, expected) = (part.Yours!.Tensor()!, part.Reference!.Tensor()!);
            string largest = seen.Type == TorchSharp.torch.ScalarType.Bool
                ? "" // what is not true is false: the first says it all
                : double.IsInfinity(difference.Distances[worst])
                ? $"; at {seen.Place(worst)} the difference is NaN or infinite"
                : $"; the largest difference is {TensorValues.Text(difference.Distances[worst], "G4")}, at {seen.Place(worst)}";
            console.Write(Indented(
                new Text(
                    $"{difference.Differing.Count} of {seen.Count} values {(difference.Differing.Count == 1 ? "differs" : "differ")}, "
                    + $"the first at {seen.Place(first)}{largest}: "
                    + $"yours {seen.Text(seen.Values[worst])}, reference {expected.Text(expected.Values[worst])}"),
                4));
            WriteCause(part);
            Draw(seen, expected, difference);
        }
        else
        {
            WriteCause(part);
        }
    }

    private void WriteCause(PartComparison part)
    {
        if (part.Cause is { } cause)
        {
            console.Write(Indented(new Text($"likely cause: {cause}"), 4));
        }
    }

    private void Line(string what, string value) => console.Write(Indented(new Text($"{what,-11} {value}"), 4));

    /// <summary>Both and their difference side by side, as far as the terminal is wide.</summary>
    private void Draw(TensorValues seen, TensorValues expected, TensorDifference difference)
    {
        const int Gap = 3;
        const int Cell = 2;
        const int Labels = 4;
        int columns = Math.Clamp((((console.Profile.Width - 4 - (2 * Gap)) / 3) - Labels) / Cell, 4, 32);
        if (drawn == most || DifferencePicture.Create(seen, expected, difference, MapRows, columns) is not { } picture)
        {
            return;
        }

        drawn++;
        var maps = picture.SideBySide("yours", "reference");
        var grid = new Grid();
        foreach (var _ in maps)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(Gap));
        }

        grid.AddRow([.. maps.Select(map => new HeatmapView(map) { Numbers = false, Legend = false })]);
        grid.AddEmptyRow(); // or the scale would look like one more row of the map
        grid.AddRow([.. maps.Select(map => new HeatmapLegend(map.Range))]);
        if (maps.Any(map => map.Values.Cast<double>().Any(double.IsNaN)))
        {
            grid.AddEmptyRow();
            grid.AddRow(new Text("? is NaN"));
        }

        console.WriteLine();
        if (picture.Part.Length > 0)
        {
            console.MarkupLine($"    [dim]{Markup.Escape(picture.Part)}[/]");
        }

        console.Write(Indented(grid, 4));
    }

    private Rows Source(string whose, MemberText member) => new(
        new Markup($"[bold]{whose}[/]  {places.Markup(member.Place)}"), Text.Empty, CodeText.Highlight(member.Code));
}
