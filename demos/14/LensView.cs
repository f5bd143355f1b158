using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>
/// The logit lens on a circuit that was written by hand: what it would say after each part of the stream, and who is to thank for what it
/// says in the end.
/// </summary>
public sealed class LensView : ILessonView
{
    /// <inheritdoc/>
    public string Title => "The logit lens, part by part";

    /// <inheritdoc/>
    public string InputHelp => "three to twenty words, of which at least one comes twice";

    /// <inheritdoc/>
    public string Example => "the cat sat and the cat";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        using var noGradient = no_grad();
        var circuit = CircuitByHand.Of(input.Text);
        var recording = Recorder.Record(circuit.Model, new ModelInput(circuit.Ids));
        StageAxis position = new("position", circuit.Words), word = new("word", circuit.Vocabulary);
        var lens = LogitLens.Read(recording); // [state, batch, position, vocabulary]
        var chances = lens.Values[.., 0].softmax(-1); // [state, position, vocabulary]
        long right = recording.Logits[0, -1].argmax().item<long>();
        long wrong = circuit.Ids[0, -1].item<long>(); // what the lens says before anybody has looked back
        var parts = HeadOutputs.All(recording);
        var shares = Attribution.Of(recording, parts, right, wrong)[.., 0]; // [part, position]
        var best = chances.max(-1); // values and indexes, each [state, position]
        StageAxis state = new("after", lens.Names);
        return
        [
            new NamedStage("what it would say", best.values, state, position)
            {
                Words = at => circuit.Vocabulary[best.indexes[at[0], at[1]].item<long>()],
                Arithmetic = at => CellArithmetic.Softmax(lens.Values[at[0], 0, at[1]], (int)best.indexes[at[0], at[1]].item<long>()),
            },
            new NamedStage("how likely each word is", chances, state, position, word)
            {
                Arithmetic = at => CellArithmetic.Softmax(lens.Values[at[0], 0, at[1]], at[2]),
            },
            new NamedStage(
                $"shares in {circuit.Vocabulary[right]} less {circuit.Vocabulary[wrong]}", shares, new StageAxis("part", parts.Names), position)
            {
                IsTwoSided = true,
            },
        ];
    }
}
