using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>Beam search as a tree: every hypothesis that was followed, and which of them was found best.</summary>
[ViewOption("beams", ViewOptionKind.Integer, "How many hypotheses are followed; with 1 it is greedy.", Least = 1, Most = 6, Default = "3")]
[ViewOption("alpha", ViewOptionKind.Number, "The strength of the length penalty.", Least = 0, Most = 2, Step = 0.1, Default = "0.6")]
public sealed class BeamsView : ILessonView
{
    private const int MaxLength = 16;

    /// <inheritdoc/>
    public string Title => "Beam search as a tree";

    /// <inheritdoc/>
    public string InputHelp => Kept.Words;

    /// <inheritdoc/>
    public string Example => "The old markets are strange.";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        var trained = Kept.Model(input);
        using var noGradient = no_grad();
        var source = Kept.Source(input, trained); // [1, source]
        var nodes = Follow(trained.Model, source, input.Options.Integer("beams"));
        double alpha = input.Options.Number("alpha");
        var found = nodes.Where(node => node.Hypothesis.Ended).OrderByDescending(node => node.Hypothesis.Score(alpha)).ToList();
        string[] labels = [.. nodes.Select(node => node.Hypothesis.Tokens.Count == 0 ? "⟨start⟩" : trained.French.Word(node.Hypothesis.Tokens[^1]))];
        double[] tree = [.. nodes.SelectMany(node => new[] { node.Parent, node.Hypothesis.LogProbability })];
        var stages = new List<NamedStage>
        {
            new(
                "the hypotheses that were followed",
                tensor(tree).reshape(nodes.Count, 2), // [node, 2]
                new StageAxis("node", labels),
                new StageAxis("part", ["parent", "ln P"]))
            {
                Kind = StageKind.Tree,
                Arithmetic = at => at[1] == 0 ? $"parent = {nodes[at[0]].Parent}" : Sum(nodes, nodes[at[0]]),
            },
        };
        if (found.Count > 0)
        {
            string[] texts = [.. found.Select(node => trained.French.Write(node.Hypothesis.Tokens.Where(id => id != WordList.End)))];
            double[] scores = [.. found.Select(node => node.Hypothesis.Score(alpha))];
            stages.Add(new("scores of those that ended", tensor(scores), new StageAxis("translation", texts))
            {
                Kind = StageKind.Bars,
                Arithmetic = at => Score(found[at[0]].Hypothesis, alpha),
            });
        }

        return stages;
    }

    /// <summary>The search, with every hypothesis that it followed: a parent comes before its children.</summary>
    private static List<Node> Follow(Transformer model, Tensor source, int beams)
    {
        var memory = model.Encode(source); // [1, source] → [1, source, d_model]
        List<Node> nodes = [new Node(-1, Hypothesis.Start)];
        int[] live = [0];
        int ended = 0;
        while (live.Length > 0 && nodes[live[0]].Hypothesis.Tokens.Count < MaxLength)
        {
            int[] rows = live;
            var written = stack([.. rows.Select(row => tensor([model.Config.StartId, .. nodes[row].Hypothesis.Tokens]))]); // [live, length]
            var next = Decoding.Next(model, written, memory.expand(rows.Length, -1, -1), source.expand(rows.Length, -1)); // [live, vocabulary]
            var longer = BeamSearch.Extend([.. rows.Select(row => nodes[row].Hypothesis)], next, beams - ended, model.Config.EndId);
            int first = nodes.Count;
            nodes.AddRange(longer.Select(each => new Node(rows[each.Row], each.Hypothesis)));
            live = [.. Enumerable.Range(first, longer.Count).Where(node => !nodes[node].Hypothesis.Ended)];
            ended += longer.Count - live.Length;
        }

        return nodes;
    }

    private static string Sum(List<Node> nodes, Node node)
    {
        double before = node.Parent < 0 ? 0 : nodes[node.Parent].Hypothesis.LogProbability;
        double all = node.Hypothesis.LogProbability;
        return $"{CellArithmetic.Number(before)} + ln {CellArithmetic.Number(Math.Exp(all - before))} = {CellArithmetic.Number(all)}";
    }

    private static string Score(Hypothesis hypothesis, double alpha) =>
        $"{CellArithmetic.Number(hypothesis.LogProbability)} / {CellArithmetic.Number(BeamSearch.LengthPenalty(hypothesis.Tokens.Count, alpha))}"
        + $" = {CellArithmetic.Number(hypothesis.Score(alpha))}";

    private sealed record Node(int Parent, Hypothesis Hypothesis);
}
