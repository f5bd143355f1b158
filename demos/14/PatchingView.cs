using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>
/// Two texts, one model: what the stream holds at a place of the first text's run is put into the second's, and what this says next comes
/// closer to what the first says.
/// </summary>
[ViewOption("patched", ViewOptionKind.Names, "The places that are patched, as block:position; the first block and the first position are 0.")]
public sealed class PatchingView : ILessonView
{
    /// <inheritdoc/>
    public string Title => "A position is patched";

    /// <inheritdoc/>
    public string InputHelp => "two texts of as many words, three to twenty, with | between them; a word of each comes twice";

    /// <inheritdoc/>
    public string Example => "the cat sat and the | the dog sat and the";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        if (input.Text.Split('|') is not [var one, var other])
        {
            throw new FormatException("There have to be two texts, with one | between them.");
        }

        using var noGradient = no_grad();
        var (from, to) = CircuitByHand.Pair(one, other);
        var source = Recorder.Record(from.Model, new ModelInput(from.Ids));
        var into = Recorder.Record(to.Model, new ModelInput(to.Ids));
        long right = source.Logits[0, -1].argmax().item<long>();
        long wrong = into.Logits[0, -1].argmax().item<long>();
        if (right == wrong)
        {
            throw new FormatException($"Both texts go on with \"{to.Vocabulary[right]}\"; expected two that go on differently.");
        }

        double Metric(Tensor logits) => (logits[0, -1, right] - logits[0, -1, wrong]).ToDouble();
        var shares = Patching.Sweep(source, into, "in", 1, Metric); // [block, position]
        var patched = to.Model.call(new ModelInput(to.Ids) { Tap = Patches(input, source, shares) }).Logits!; // [1, position, vocabulary]
        var logits = stack([source.Logits[0, -1], into.Logits[0, -1], patched[0, -1]]); // [run, vocabulary]
        string[] positions = [.. from.Words.Zip(to.Words, (first, second) => first == second ? first : $"{first}/{second}")];
        StageAxis run = new("run", ["the first text", "the second", "the second, patched"]);
        return
        [
            new NamedStage(
                "how much of the difference each place brings back",
                shares,
                new StageAxis("into block", [.. Enumerable.Range(0, (int)shares.size(0)).Select(block => $"{block}")]),
                new StageAxis("position", positions))
            {
                Words = at => $"{at[0]}:{at[1]}",
                Toggles = new StageToggle("patched"),
            },
            new NamedStage("the next word", logits.softmax(-1), run, new StageAxis("word", to.Vocabulary))
            {
                Kind = StageKind.Bars,
                Arithmetic = at => CellArithmetic.Softmax(logits[at[0]], at[1]),
            },
        ];
    }

    private static Func<string, Tensor, Tensor>? Patches(ViewInput input, Recording source, Tensor shares)
    {
        Func<string, Tensor, Tensor>? tap = null;
        foreach (string name in input.Options.Names("patched"))
        {
            if (name.Split(':') is not [var first, var second]
                || !int.TryParse(first, out int block) || block < 0 || block >= shares.size(0)
                || !int.TryParse(second, out int position) || position < 0 || position >= shares.size(1))
            {
                throw new ViewOptionException($"There is no place {name}; expected block:position, from 0:0 to {shares.size(0) - 1}:{shares.size(1) - 1}.");
            }

            tap = Taps.Then(tap, Patching.From(source, $"blocks.{block}.in", 1, position));
        }

        return tap;
    }
}
