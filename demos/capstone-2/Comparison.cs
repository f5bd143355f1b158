using Katas.Lesson14;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;

namespace Katas.Capstone2;

/// <summary>Shows what learning to answer has changed: in the answers, and inside.</summary>
internal sealed class Comparison(DemoStage stage, Sight before, Sight after)
{
    public void Show()
    {
        Answers();
        Lens();
        Heads();
        Induction();
    }

    private void Answers()
    {
        var table = new Table().AddColumn("question").AddColumn(new TableColumn("asked").RightAligned())
            .AddColumn(new TableColumn("right before").RightAligned()).AddColumn(new TableColumn("right after").RightAligned());
        foreach (string kind in after.Kinds)
        {
            var (was, now) = (Of(before, kind), Of(after, kind));
            table.AddRow(Markup.Escape($"{kind} …"), $"{now.Length}", $"{was.Count(right => right)}", $"{now.Count(right => right)}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        foreach (string kind in after.Kinds)
        {
            int i = after.Answers.ToList().FindIndex(each => each.Asked.Kind == kind);
            stage.Console.WriteLine($"{after.Answers[i].Asked.Question}  ({after.Answers[i].Asked.Answer})");
            stage.Console.WriteLine($"  before: {before.Answers[i].Answer}");
            stage.Console.WriteLine($"  after:  {after.Answers[i].Answer}");
        }

        stage.Console.WriteLine();
        stage.Say($"{before.Right} of {after.Answers.Count} answers were right before, {after.Right} are now.");

        static bool[] Of(Sight sight, string kind) =>
            [.. sight.Answers.Where(each => each.Asked.Kind == kind).Select(each => sight.IsRight(each.Asked, each.Answer))];
    }

    /// <summary>How sure the model would be of an answer's last word if it stopped early.</summary>
    private void Lens()
    {
        Heatmap Map(string when, Sight sight)
        {
            double[][] columns = [sight.Chances(), .. sight.Kinds.Select(kind => sight.Chances(kind))];
            double[,] values = new double[sight.States.Count, columns.Length];
            for (int row = 0; row < values.GetLength(0); row++)
            {
                for (int column = 0; column < columns.Length; column++)
                {
                    values[row, column] = columns[column][row];
                }
            }

            return new Heatmap(values, sight.States, ["all", .. sight.Kinds], $"Logit lens, {when}")
            {
                RowAxis = "read after", ColumnAxis = "question", FixedRange = new HeatmapRange(0, 1),
            };
        }

        stage.ShowRow([Map("before", before), Map("after", after)], "capstone2-lens.png");
        double[] chances = after.Chances();
        int rise = Enumerable.Range(1, chances.Length - 1).MaxBy(i => chances[i] - chances[i - 1]);
        double gained = chances[rise] - chances[rise - 1];
        stage.Say(Invariant($"The logit lens on {after.Counts.Seen} answers, at their last word: its probability in the end was {before.Chances()[^1]:0.00} ")
            + Invariant($"before, and is {chances[^1]:0.00} now. ")
            + (gained > 0.1
                ? Invariant($"It rises most at {after.States[rise]}, from {chances[rise - 1]:0.00} to {chances[rise]:0.00}.")
                : "Nowhere on its way does it rise by more than 0.1."));
    }

    /// <summary>Which heads put the answer there, where they look, and what is lost without them.</summary>
    private void Heads()
    {
        Pair("capstone2-shares.png", "Share in the answer's logit", sight => sight.Shares);
        Pair("capstone2-attention.png", "Attention to the answer", sight => sight.OnAnswer);
        var (part, most) = after.Parts.MaxBy(each => each.Value);
        var (head, share) = Sight.Best(after.Shares);
        stage.Say(Invariant($"Of all parts of the stream {part} adds most to the last word's logit, held against another answer's: {most:0.00}, before ")
            + Invariant($"{before.Parts[part]:0.00}. Of the heads it is {head}: {share:0.00}, before {At(before.Shares, head):0.00}. ")
            + Invariant($"Of its attention {At(after.OnAnswer, head):0 %} goes to that word where the passage has it, before ")
            + Invariant($"{At(before.OnAnswer, head):0 %}. {Search(head)}"));
        var (needed, cost) = Sight.Best(after.Costs);
        double its = At(after.Costs, head);
        stage.Say(Invariant($"With the mean of a passage in a head's place, over {after.Counts.Removed} answers, the loss of the word rises most without ")
            + Invariant($"{needed}: from {after.Loss:0.00} to {after.Loss + cost:0.00}")
            + (cost > 1 ? "; no other head stands in for it. "
                : after.Loss < 1 ? "; so much is left without it that others must stand in for it. "
                : ". It answers too little yet for that to say much. ")
            + (needed == head ? "It is the head that adds most."
                : Invariant($"Without {head}, which adds most, it rises by {its:0.00}")
                    + (its < cost / 4 ? ": what a head adds itself and whether it is missed are two questions." : ".")));
    }

    /// <summary>Whether it is the head that looks at the answer most.</summary>
    private string Search(HeadId head)
    {
        var (looker, most) = Sight.Best(after.OnAnswer);
        return looker == head
            ? "No head looks at it more."
            : Invariant($"{looker} looks at it more, {most:0 %}, and adds {At(after.Shares, looker):0.00}.");
    }

    private void Induction()
    {
        // From 0 to 1: on a scale of its own, scores that are all next to nothing would look like something.
        Pair("capstone2-induction.png", "Induction score", sight => sight.Induction, new HeatmapRange(0, 1));
        var (was, first) = Sight.Best(before.Induction);
        var (now, second) = Sight.Best(after.Induction);
        var (sharer, _) = Sight.Best(after.Shares);
        stage.Say(Invariant($"The best induction score was {first:0.00} ({was}) and is {second:0.00} ({now}). ")
            + (second < 0.2
                ? "On words that make no sense, no head looks much at what came after an earlier copy."
                : sharer == now
                    ? "It is the head that adds most to the answers."
                    : Invariant($"The head that adds most to the answers, {sharer}, scores {At(after.Induction, sharer):0.00}.")));
    }

    /// <summary>A table of heads before and after, in the same colours.</summary>
    private void Pair(string fileName, string title, Func<Sight, double[,]> table, HeatmapRange? fixedRange = null)
    {
        double[][,] tables = [table(before), table(after)];
        var range = fixedRange ?? HeatmapRange.Fit(tables.SelectMany(each => each.Cast<double>()));
        string[] rows = [.. Enumerable.Range(0, tables[0].GetLength(0)).Select(layer => $"block {layer}")];
        string[] columns = [.. Enumerable.Range(0, tables[0].GetLength(1)).Select(head => $"{head}")];
        Heatmap Map(string when, double[,] values) => new(values, rows, columns, $"{title}, {when}")
        {
            ColumnAxis = "head", FixedRange = range,
        };

        stage.ShowRow([Map("before", tables[0]), Map("after", tables[1])], fileName);
    }

    private static double At(double[,] table, HeadId head) => table[head.Layer, head.Head];
}
