using Katas.Checker.Book;
using Katas.Checker.Comparing;
using Katas.Checker.Reporting;
using Katas.Checker.Trying.Messages;
using Katas.Testkit;
using Katas.Toolkit.Drawing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Spectre.Console;

namespace Katas.Checker.Trying;

/// <summary>Writes scripts' results for people.</summary>
/// <param name="book">The workbook.</param>
/// <param name="console">Where values go.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class ScriptPrinter(Workbook book, IAnsiConsole console, IAnsiConsole errors)
{
    private const int MostProblems = 5;
    private const int MostFrames = 4;

    private readonly PlaceText places = new(book, errors);
    private bool isAtLineStart = true;

    /// <summary>The maximum width of a value in columns.</summary>
    public int Width => console.Profile.Width - 1;

    /// <summary>What a script writes and draws while it runs.</summary>
    public void Write(ScriptMessage message)
    {
        switch (message)
        {
            case Wrote wrote:
                console.Profile.Out.Writer.Write(wrote.Text);
                console.Profile.Out.Writer.Flush();
                isAtLineStart = wrote.Text.EndsWith('\n');
                break;
            case Shown shown when shown.Matrix.Tensor() is { } matrix:
                EndLine();
                console.Write(new HeatmapView(Map(matrix, shown.Title)));
                console.WriteLine();
                break;
            case Compared compared:
                EndLine();
                new CompareReport(book, console, int.MaxValue).WritePart(PartComparison.Compare("", compared.Mine, compared.Expected));
                break;
        }
    }

    /// <summary>The result of a piece of code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="evaluated">The way it ended.</param>
    /// <param name="withDeclared">Whether to say what variables it declared.</param>
    public void Write(string code, Evaluated evaluated, bool withDeclared)
    {
        EndLine();
        if (evaluated.Value is { } value)
        {
            Write(value);
        }

        if (withDeclared)
        {
            WriteVariables(evaluated.Declared);
        }

        foreach (var problem in evaluated.Problems.Take(MostProblems))
        {
            Write(code, problem);
        }

        if (evaluated.Problems.Count > MostProblems)
        {
            int more = evaluated.Problems.Count - MostProblems;
            errors.WriteLine($"and {more} more, which often {(more == 1 ? "goes" : "go")} away with the first.");
        }

        if (evaluated.Failure is { } failure)
        {
            Write(failure, code);
        }
    }

    /// <summary>A sentence about the session.</summary>
    public void Say(string sentence)
    {
        EndLine();
        console.Write(new Text(sentence, new Style(decoration: Decoration.Dim)));
        console.WriteLine();
    }

    /// <summary>A sentence about an error.</summary>
    public void Warn(string sentence)
    {
        EndLine();
        errors.Write(new Text(sentence, new Style(Color.Red)));
        errors.WriteLine();
    }

    /// <summary>Names and their values.</summary>
    public void WriteVariables(IReadOnlyList<ScriptVariableText> variables)
    {
        int width = variables.Select(variable => variable.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var variable in variables)
        {
            console.MarkupLine($"[dim]{Markup.Escape(variable.Name.PadRight(width))}  {Markup.Escape(variable.Summary)}[/]");
        }
    }

    /// <summary>Whether a line is the learner's, the reference's, or of a script that has more than one.</summary>
    private bool IsOfInterest(ScriptFrame frame, string code) => frame.File.Length == 0
        ? code.Contains('\n')
        : book.Relative(frame.File) is var file
            && (file.StartsWith("exercises/", StringComparison.Ordinal) || file.StartsWith("solutions/", StringComparison.Ordinal));

    private static Heatmap Map(TensorValues matrix, string title)
    {
        const int Most = 40;
        int width = (int)matrix.Shape[1];
        int rows = (int)Math.Min(Most, matrix.Shape[0]);
        int columns = Math.Min(Most, width);
        var values = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[row, column] = matrix.Values[(row * width) + column];
            }
        }

        string part = rows < matrix.Shape[0] || columns < width ? $"  the first {rows} rows and {columns} columns" : "";
        return new Heatmap(values, Numbers(rows), Numbers(columns), $"{title}{part}".Trim());
    }

    private static IReadOnlyList<string> Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];

    /// <summary>What a script wrote last may lack the end of its line.</summary>
    private void EndLine()
    {
        if (!isAtLineStart)
        {
            console.WriteLine();
            isAtLineStart = true;
        }
    }

    private void Write(ScriptValue value)
    {
        if (value.Header.Length > 0)
        {
            console.Write(new Text(value.Header, new Style(decoration: Decoration.Dim)));
            if (value.Shape is { Length: 0 })
            {
                console.Write("  "); // a single number stands beside it
            }
            else
            {
                console.WriteLine();
            }
        }

        if (value.Body.Length > 0)
        {
            // The lines are as wide as they should be already; breaking them again would tear columns apart.
            console.Profile.Out.Writer.WriteLine(value.Body);
            console.Profile.Out.Writer.Flush();
        }
    }

    /// <summary>The line that does not compile, with the place marked.</summary>
    private void Write(string code, ScriptProblem problem)
    {
        string[] lines = code.Split('\n');
        string line = lines[Math.Min(problem.Line, lines.Length - 1)];
        int column = Math.Min(problem.Column, line.Length);
        int length = Math.Clamp(problem.Length, 1, Math.Max(1, line.Length - column));
        string where = lines.Length > 1 ? $"line {problem.Line + 1}: " : "";
        errors.Write(new Text($"{where}{problem.Code}: {problem.Message}", new Style(Color.Red)));
        errors.WriteLine();
        errors.Write(new Padder(CodeText.Highlight(line.Replace('\t', ' ')), new Padding(2, 0, 0, 0)));
        errors.MarkupLine($"  {new string(' ', column)}[red]{new string('^', length)}[/]");
        if (problem.Advice is { } advice)
        {
            errors.WriteProse(advice);
        }
    }

    private void Write(ScriptFailure failure, string code)
    {
        bool isUnwritten = failure.Type == nameof(NotImplementedException) && failure.Message.StartsWith("Task ", StringComparison.Ordinal);
        errors.Write(new Text(
            isUnwritten ? $"Not written yet. {failure.Message}" : $"{failure.Type}: {failure.Message.Trim()}", new Style(Color.Red)));
        errors.WriteLine();
        foreach (var frame in failure.Frames.Where(frame => IsOfInterest(frame, code)).Take(MostFrames))
        {
            bool isScript = frame.File.Length == 0;
            var line = new LinePosition(frame.Line - 1, 0);
            string place = isScript ? $"line {frame.Line}" : places.Markup(new FileLinePositionSpan(frame.File, line, line));
            errors.MarkupLine($"  [dim]at[/] {place}");
        }
    }
}
