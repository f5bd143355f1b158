using FluentAssertions;
using NUnit.Framework;

namespace Katas.Tests.Oracles.Table;

/// <summary>Every task has an oracle, and the page in docs names it.</summary>
public sealed class OracleTableTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "oracles.md");

    [Test]
    public void Every_task_has_an_oracle_or_a_reason_to_have_none() =>
        OracleTable.Tasks.Where(task => OracleTable.Oracles.Any(oracle => oracle.Members.Contains(task.Member))
                == OracleTable.WithoutCounterpart.ContainsKey(task.Member))
            .Should().BeEmpty();

    [Test]
    public void Every_member_that_an_oracle_names_is_a_task()
    {
        var known = OracleTable.Tasks.Select(task => task.Member).ToHashSet();

        OracleTable.Oracles.SelectMany(oracle => oracle.Members).Should().OnlyContain(member => known.Contains(member));
    }

    [Test]
    public void The_page_lists_every_task_and_its_oracles()
    {
        string[] rows = [.. File.ReadAllLines(Page).Where(line => IsRow(line))];

        rows.Select(row => string.Join('|', row.Split('|')[..4]) + "|").Should().Equal(
            OracleTable.Rows(), "KATAS_ORACLES=write dotnet test tests --filter FullyQualifiedName~Oracles writes it");
    }

    [Test]
    public void The_page_has_a_figure_in_every_row() =>
        File.ReadAllLines(Page).Where(line => IsRow(line))
            .Should().OnlyContain(row => row.Split('|')[4].Trim().Length + row.Split('|')[5].Trim().Length > 0);

    // "| 09.1 | …": the lesson's number comes first.
    private static bool IsRow(string line) => line.Length > 2 && line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]);
}
