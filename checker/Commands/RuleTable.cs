using Katas.Checker.Verifying;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>verify --rules</c>: whether each rule earns its place.</summary>
internal static class RuleTable
{
    /// <summary>One row a rule; those that were of no use here in a line.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<RuleUse> uses)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("rule", "certainty");
        foreach (string column in new[] { "mistakes", "says the same", "unseen", "helps", "wrong", "not yet" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var use in uses.Where(use => !use.IsIdle))
        {
            table.AddRow(
                use.Rule,
                use.Certainty.ToString().ToLowerInvariant(),
                $"{use.OnMistakes}",
                $"{use.OfMistakes}",
                $"{use.First}",
                $"{use.Right}",
                $"{use.Wrong}",
                $"{use.Open}");
        }

        console.Write(table);
        console.WriteLine("mistakes: the likeliest rule that applies to so many; says the same: so many of these name it in their files.");
        console.WriteLine("unseen: said first of so many; helps: as their files say; wrong: they should hear another; not yet: nothing helps.");
        string[] idle = [.. uses.Where(use => use.IsIdle).Select(use => use.Rule)];
        if (idle.Length > 0)
        {
            console.WriteLine($"Never said first here: {string.Join(", ", idle)}.");
        }
    }
}
