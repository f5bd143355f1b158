using Katas.Checker.Verdicts;
using Katas.Checker.Verifying;
using Spectre.Console;

namespace Katas.Checker.Commands;

/// <summary><c>verify --unseen</c>: what the authors of unseen answers are told first, beside what a good tutor would say.</summary>
internal static class UnseenTable
{
    /// <summary>One row an answer.</summary>
    public static void Write(IAnsiConsole console, IEnumerable<Proof> proofs)
    {
        foreach (var proof in proofs.Where(proof => proof.Kind == ProofKind.Unseen))
        {
            string file = proof.Told?.File ?? proof.What;
            console.WriteLine($"{file}: {Words(proof)}");
            console.Write(new Padder(Row(proof)).Padding(2, 0, 0, 1));
        }
    }

    /// <summary>How many of which fate, in a sentence; empty if there are no answers.</summary>
    public static string Summary(IEnumerable<Proof> proofs)
    {
        var fates = proofs.Select(proof => proof.Fate).OfType<UnseenFate>().ToList();
        int Count(UnseenFate fate) => fates.Count(each => each == fate);
        int wrong = fates.Count - Count(UnseenFate.Passes);
        return fates.Count == 0
            ? ""
            : $"Unseen answers that hear first what helps: {Count(UnseenFate.Heard)} of {wrong} wrong ones; not yet named: "
                + $"{Count(UnseenFate.NotYetNamed)}; not rejected: {Count(UnseenFate.NotRejected)}. Right ones that pass: {Count(UnseenFate.Passes)}.";
    }

    /// <summary>Of an answer that nothing good is said about as yet: what is said, in a line.</summary>
    public static string? Open(Proof proof) => proof switch
    {
        { Fate: UnseenFate.NotYetNamed, Told: { } told } => $"not yet named: {told.File}: it hears {Said(told)}",
        { Fate: UnseenFate.NotRejected, Told: { } told } => $"not rejected: {told.File}: every test of {told.TaskId} passes",
        _ => null,
    };

    /// <summary>The rows for JSON.</summary>
    public static object Json(IEnumerable<Proof> proofs) =>
        from proof in proofs
        where proof.Kind == ProofKind.Unseen
        let told = proof.Told
        select new
        {
            File = told?.File ?? proof.What,
            Task = told?.TaskId,
            told?.Faults,
            told?.Expect,
            told?.Hears,
            told?.Status,
            proof.Fate,
            proof.Fault,
            told?.Source,
            told?.First,
            told?.Title,
            told?.Because,
            told?.Hint,
        };

    private static Grid Row(Proof proof)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0)).AddColumn();
        void Add(string what, string? text)
        {
            if (text is not null)
            {
                grid.AddRow(new Text(what), new Text(text));
            }
        }

        Add("expect", proof.Told?.Expect);
        Add("first", proof.Told is { First: not null } told ? Said(told) : null);
        Add("hint", proof.Told?.Hint);
        Add("fault", proof.Fault);
        return grid;
    }

    private static string Words(Proof proof)
    {
        string fate = proof.Fate switch
        {
            UnseenFate.Passes => "right",
            UnseenFate.Heard => "heard",
            UnseenFate.NotYetNamed => "not yet named",
            UnseenFate.NotRejected => "not rejected",
            _ => "not heard",
        };
        return proof.Told is { } told ? $"{told.TaskId} {Words(told.Status)}, {fate}" : fate;
    }

    private static string Words(KataStatus status) => status switch
    {
        KataStatus.Passed => "passes",
        KataStatus.Failed => "fails",
        KataStatus.TimedOut => "does not end in time",
        KataStatus.Crashed => "takes the process down",
        KataStatus.DoesNotCompile => "does not compile",
        _ => "is not written",
    };

    private static string Said(Told told) => told.First is null ? "nothing" : $"\"{told.Title}\" ({told.First}), because {told.Because}";
}
