using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>A sentence is translated: which word of it each written word looked at, and what else might have been written.</summary>
public sealed class LookingView : ILessonView
{
    private const int MaxLength = 20;
    private const int Others = 8;

    /// <inheritdoc/>
    public string Title => "Which words the translation looked at";

    /// <inheritdoc/>
    public string InputHelp => Kept.Words;

    /// <inheritdoc/>
    public string Example => "Simon helps him.";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        var trained = Kept.Model(input);
        using var noGradient = no_grad();
        var source = Kept.Source(input, trained); // [1, source]
        long[] text = Decoding.Greedy(trained.Model, source, MaxLength)[0];
        var target = tensor(text); // [target]
        StageAxis read = new("read", [.. source[0].data<long>().ToArray().Select(trained.English.Word)]);
        StageAxis written = new("written", [.. text.Select(trained.French.Word)]);

        var weights = stack([.. Enumerable.Range(0, trained.Model.Config.DecoderLayers)
            .Select(layer => Alignment.Weights(trained.Model, source[0], target, layer))]); // [layer, target, source]
        long[] hard = Alignment.Hard(weights[-1]); // [target]
        var most = weights[-1].gather(-1, tensor(hard).unsqueeze(-1)).transpose(0, 1); // [1, target]
        StageAxis place = new("place", [.. Enumerable.Range(1, Others).Select(i => $"{i}.")]);
        var start = tensor(new[] { trained.Model.Config.StartId });
        var before = cat([start, target[..^1]]).unsqueeze(0); // [target] → [1, target]
        var logits = trained.Model.call(source, before)[0]; // [1, target, vocabulary] → [target, vocabulary]
        var chances = logits.softmax(-1); // [target, vocabulary]
        var (values, ids) = chances.topk(Others, -1); // each [target, others]
        return
        [
            new NamedStage("where each written word looked, block by block", weights, new StageAxis("block", ["first", "last"]), written, read),
            new NamedStage("the word it looked at most", most, new StageAxis("read", ["most"]), written)
            {
                Words = at => read.Labels![(int)hard[at[1]]],
            },
            new NamedStage("what else might have been written", values, written, place)
            {
                Words = at => trained.French.Word(ids[at[0], at[1]].item<long>()),
                Arithmetic = at => CellArithmetic.Softmax(logits[at[0]], (int)ids[at[0], at[1]].item<long>()),
            },
        ];
    }
}
