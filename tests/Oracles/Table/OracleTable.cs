using System.Globalization;
using System.Reflection;
using System.Text;
using Katas.Toolkit;
using TorchSharp;

namespace Katas.Tests.Oracles.Table;

/// <summary>The rows of <c>docs/oracles.md</c>: a task's member, its oracle, the largest difference seen.</summary>
internal static class OracleTable
{
    /// <summary>All tasks of the solutions, as the table names them.</summary>
    public static IReadOnlyList<(string TaskId, string Member)> Tasks { get; } =
    [
        .. from type in typeof(Katas.Lesson01.Attention).Assembly.GetTypes()
           from member in type.GetMembers(
               BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let task = member.GetCustomAttribute<KataTaskAttribute>()
           where task is not null
           orderby task.Id[..2], int.Parse(task.Id[3..], CultureInfo.InvariantCulture)
           select (task.Id, member is ConstructorInfo ? Name(type) : $"{Name(type)}.{member.Name}"),
    ];

    /// <summary>Tasks that no library has a counterpart of, and what their values are held against instead.</summary>
    public static IReadOnlyDictionary<string, string> WithoutCounterpart { get; } = new Dictionary<string, string>
    {
        ["Masking.Apply"] = "no counterpart: cases worked out by hand, shares over many draws (`tests/05`)",
        ["TextGeneration.Next"] = "no counterpart: cases worked out by hand, frequencies over many draws (`tests/06`)",
        ["TextGeneration.Continue"] = "no counterpart: the model's own logits, asked again for every token (`tests/06`)",
        ["WordTokenizer.Split"] = "no counterpart: cases worked out by hand, sentences that come back (`tests/08`)",
        ["Bucketing.Batches"] = "no counterpart: cases worked out by hand, every item once (`tests/08`)",
        ["Evaluation.Of"] = "no counterpart: cases worked out by hand (`tests/08`)",
        ["Trainer.Run"] = "no counterpart: a run that was stopped at each step against one that never was (`tests/08`)",
        ["TextStream.Add"] = "no counterpart: .NET's UTF-8 of all bytes at once, characters cut at every byte (`tests/11`)",
        ["CacheCost.Bytes"] = "no counterpart: published sizes, and what a model really keeps (`tests/09`)",
    };

    /// <summary>What the tests of this assembly say that they compare.</summary>
    public static IReadOnlyList<OracleAttribute> Oracles { get; } =
    [
        .. from type in typeof(OracleTable).Assembly.GetTypes()
           from method in type.GetMethods()
           from oracle in method.GetCustomAttributes<OracleAttribute>()
           select oracle,
    ];

    /// <summary>The rows without their figures: task, member and oracle.</summary>
    public static IEnumerable<string> Rows() => Tasks.SelectMany(
        task => Find(task.Member).Select(oracle => Row(task, oracle.Oracle)).Concat(Instead(task).Select(reason => Row(task, reason))));

    /// <summary>The page, with the figures of the tests that have run.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.AppendLine("# Oracles");
        page.AppendLine();
        page.AppendLine("What each task's solution is compared with, by code that nobody here wrote or by values that were worked out from");
        page.AppendLine("the definition, and the largest difference seen: of outputs and gradients alike, over all shapes and masks, relative to");
        page.AppendLine("the value where that is beyond ±1. `=` means that no tensors are compared, but numbers or ids that have to be equal.");
        page.AppendLine("`KATAS_ORACLES=write dotnet test tests --filter FullyQualifiedName~Oracles` writes this page.");
        page.AppendLine();
        page.AppendLine("| task | member | oracle | float32 | float64 |");
        page.AppendLine("|---|---|---|---|---|");
        foreach (var task in Tasks)
        {
            foreach (string reason in Instead(task))
            {
                page.AppendLine($"{Row(task, reason)} = | = |");
            }

            foreach (var oracle in Find(task.Member))
            {
                string single = Figure(task.Member, oracle, torch.ScalarType.Float32);
                string twice = Figure(task.Member, oracle, torch.ScalarType.Float64);
                page.AppendLine($"{Row(task, oracle.Oracle)} {(single + twice == "" ? "=" : single)} | {(single + twice == "" ? "=" : twice)} |");
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    // A generic type's name ends in how many types it takes.
    private static string Name(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<OracleAttribute> Find(string member) => Oracles
        .Where(oracle => oracle.Members.Contains(member))
        .DistinctBy(oracle => oracle.Oracle);

    private static IEnumerable<string> Instead((string TaskId, string Member) task) =>
        WithoutCounterpart.TryGetValue(task.Member, out string? reason) ? [reason] : [];

    private static string Row((string TaskId, string Member) task, string oracle) =>
        $"| {task.TaskId} | `{task.Member}` | {oracle} |";

    private static string Figure(string member, OracleAttribute oracle, torch.ScalarType type) =>
        OracleLedger.Difference(member, oracle.Oracle, type) is { } difference
            ? difference == 0 ? "0" : difference.ToString("0.0e-0", CultureInfo.InvariantCulture)
            : "";
}
