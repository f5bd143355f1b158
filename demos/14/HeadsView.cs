using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14.Demos;

/// <summary>The two heads of an induction circuit that was written by hand: where they look, where they should, and what they score.</summary>
public sealed class HeadsView : ILessonView
{
    /// <inheritdoc/>
    public string Title => "Two heads, and what the detectors say";

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
        StageAxis query = new("query", circuit.Words), key = new("key", circuit.Words);
        var habits = Enum.GetValues<Habit>();
        var scores = stack([.. habits.Select(habit => Detector.Scores(recording, habit).flatten())], -1); // [head, habit]
        return
        [
            new NamedStage("L0H0, pattern", recording.At(0, "pattern")[0, 0], query, key),
            new NamedStage("L1H0, pattern", recording.At(1, "pattern")[0, 0], query, key),
            new NamedStage("the previous token", Detector.Target(circuit.Ids, Habit.PreviousToken)[0], query, key),
            new NamedStage("the same token", Detector.Target(circuit.Ids, Habit.SameToken)[0], query, key),
            new NamedStage("where induction looks", Detector.Target(circuit.Ids, Habit.Induction)[0], query, key),
            new NamedStage(
                "scores",
                scores,
                new StageAxis("head", ["L0H0", "L1H0"]),
                new StageAxis("habit", ["previous", "first", "same", "induction"])),
        ];
    }
}
