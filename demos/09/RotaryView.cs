using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Demos;

/// <summary>
/// Rotary positions, step by step: every word asks with the same query and answers with the same key, so that whatever differs in
/// the scores comes from their places alone.
/// </summary>
public sealed class RotaryView : ILessonView
{
    private const int Features = 16;
    private const int Window = 4;

    /// <inheritdoc/>
    public string Title => "Rotary positions, step by step";

    /// <inheritdoc/>
    public string InputHelp => "two to twenty words, of which only the places count";

    /// <inheritdoc/>
    public string Example => "the animal did not cross the street because it was tired";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 20)
        {
            throw new FormatException($"There are {words.Length} words in it; expected two to twenty.");
        }

        var (query, key) = (new StageAxis("query", words), new StageAxis("key", words));
        var frequencies = RotaryAngles.Frequencies(Features, 100); // [pair]
        var angles = RotaryAngles.At(arange(words.Length), frequencies); // [position, pair]
        var same = ones(words.Length, Features, dtype: ScalarType.Float64) / Math.Sqrt(Features); // [position, feature]
        var halves = Rotary.Rotate(same, angles, RotaryLayout.Halves); // [position, feature]
        var pairs = Rotary.Rotate(same, angles, RotaryLayout.Pairs); // [position, feature]
        var scores = halves.matmul(halves.transpose(-2, -1)); // [query, key]
        var mask = SlidingWindow.Mask(words.Length, words.Length, Window); // [query, key]
        var heads = (halves * Math.Sqrt(Features)).unsqueeze(0).unsqueeze(0); // [1, 1, position, feature]
        Tensor? pattern = null;
        GroupedQuery.Attend(heads, heads, heads, [mask], new Tap((name, value) =>
        {
            pattern = name == "pattern" ? value[0, 0] : pattern; // [query, key]
            return value;
        }));
        return
        [
            new NamedStage("cosines", angles.Cos, new StageAxis("position", words), "pair"),
            new NamedStage("in halves", halves, new StageAxis("position", words), "feature"),
            new NamedStage("in pairs", pairs, new StageAxis("position", words), "feature"),
            new NamedStage("scores", scores, query, key),
            new NamedStage($"window of {Window}", mask, query, key),
            new NamedStage("pattern", pattern!, query, key),
        ];
    }
}
