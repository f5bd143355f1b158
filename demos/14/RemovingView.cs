using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>Heads are taken out of a circuit that was written by hand: what each adds, and what becomes of the loss without them.</summary>
[ViewOption("removed", ViewOptionKind.Names, "The heads that are taken out: L0H0 fetches the word before, L1H0 looks for it.")]
public sealed class RemovingView : ILessonView
{
    /// <inheritdoc/>
    public string Title => "A head is taken out";

    /// <inheritdoc/>
    public string InputHelp => "three to twenty words, of which at least one comes twice; a circuit of two heads, written by hand, reads them";

    /// <inheritdoc/>
    public string Example => "the cat sat and the cat sat";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        using var noGradient = no_grad();
        var circuit = CircuitByHand.Of(input.Text);
        var recording = Recorder.Record(circuit.Model, new ModelInput(circuit.Ids));
        var heads = Enumerable.Range(0, (int)circuit.Model.Config.Layers)
            .SelectMany(layer => Enumerable.Range(0, (int)circuit.Model.Config.Heads).Select(head => new HeadId(layer, head))).ToArray();
        var removed = Removed(input, heads);
        var tapped = new ModelInput(circuit.Ids) { Tap = Ablation.Remove(removed) };
        Tensor[] logits = [recording.Logits[0], circuit.Model.call(tapped).Logits![0]]; // 2 × [position, vocabulary]
        var next = circuit.Ids[0, 1..]; // [position - 1]
        var losses = stack([.. logits.Select(each => nn.functional.cross_entropy(each[..^1], next, reduction: nn.Reduction.None))]); // [run, position - 1]
        var best = stack([.. logits]).softmax(-1).max(-1); // values and indexes, each [run, position]
        var added = stack([.. heads.Select(head => HeadOutputs.Of(recording, head.Layer)[head.Head, 0])]).square().sum(-1).sqrt(); // [head, position]

        string without = removed.Length == 0 ? "with none removed" : $"without {string.Join(", ", removed)}";
        StageAxis run = new("run", ["as it is", without]), position = new("position", circuit.Words);
        return
        [
            new NamedStage("how much each head adds", added, new StageAxis("head", [.. heads.Select(head => $"{head}")]), position)
            {
                Toggles = new StageToggle("removed", "head"),
            },
            .. Again(circuit.Ids[0].data<long>().ToArray()) is { Length: > 0 } again
                ? (NamedStage[])[Repeated(losses.index_select(-1, tensor(again)), run)]
                : [],
            new NamedStage("the loss", losses.mean([-1]), run)
            {
                Kind = StageKind.Bars,
                Arithmetic = at => CellArithmetic.Is($"the mean over {next.size(0)} words", losses[at[0]].mean()),
            },
            new NamedStage("the loss of each word", losses, run, new StageAxis("word", circuit.Words[1..]))
            {
                Arithmetic = at => CellArithmetic.Is(
                    $"-ln {CellArithmetic.Number(logits[at[0]][at[1]].softmax(-1)[next[at[1]]])}", losses[at[0], at[1]]),
            },
            new NamedStage("what it says next", best.values, run, position)
            {
                Words = at => circuit.Vocabulary[best.indexes[at[0], at[1]].item<long>()],
                Arithmetic = at => CellArithmetic.Softmax(logits[at[0]][at[1]], (int)best.indexes[at[0], at[1]].item<long>()),
            },
        ];
    }

    /// <summary>Where the text repeats itself: a word and the one behind it have been there before, so that the latter can be known.</summary>
    private static long[] Again(long[] ids) =>
    [
        .. Enumerable.Range(0, ids.Length - 1)
            .Where(i => Enumerable.Range(0, i).Any(j => (ids[j], ids[j + 1]) == (ids[i], ids[i + 1])))
            .Select(i => (long)i),
    ];

    private static NamedStage Repeated(Tensor losses, StageAxis run) =>
        new("the loss where the text repeats itself", losses.mean([-1]), run) // [run, word] → [run]
        {
            Kind = StageKind.Bars,
            Arithmetic = at => CellArithmetic.Is($"the mean over {losses.size(1)} words", losses[at[0]].mean()),
        };

    private static HeadId[] Removed(ViewInput input, HeadId[] heads) =>
    [
        .. input.Options.Names("removed").Select(name => heads.Any(head => $"{head}" == name)
            ? heads.First(head => $"{head}" == name)
            : throw new ViewOptionException($"There is no head {name}; there is {string.Join(", ", heads)}.")),
    ];
}
