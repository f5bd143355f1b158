using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13.Demos;

/// <summary>
/// A router, step by step: words go to experts, first choices before second ones, and those that come too late are dropped.
/// </summary>
public sealed class RoutingView : ILessonView
{
    private const int Experts = 4;
    private const int Chosen = 2;
    private const int Features = 6;

    /// <inheritdoc/>
    public string Title => "Words go to their experts";

    /// <inheritdoc/>
    public string InputHelp => "two to sixteen words; equal words go to the same experts";

    /// <inheritdoc/>
    public string Example => "the more the router likes an expert the more the expert learns";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, 16);

        string[] names = [.. Enumerable.Range(0, Experts).Select(e => $"expert {e}")];
        var (word, expert) = (new StageAxis("word", words), new StageAxis("expert", names));
        var choice = new StageAxis("choice", ["first", "second"]);
        using var generator = new Generator(13);
        var router = randn([Features, Experts], generator: generator); // [features, experts]
        var tokens = stack([.. words.Select(Vector)]); // [words, features]
        var logits = tokens.matmul(router); // [words, experts]
        var routing = Router.Choose(logits, Chosen, sumToOne: true); // 2 × [words, k]
        var places = Dispatch.Places(routing.Chosen, Experts, 1); // [words, k]
        var kept = routing.Weights * places.to(ScalarType.Float32); // [words, k]
        return
        [
            new NamedStage("logits", logits, word, expert) { Arithmetic = at => CellArithmetic.Dot(tokens[at[0]], router[.., at[1]]) },
            new NamedStage("probabilities", logits.softmax(-1), word, expert) { Arithmetic = at => CellArithmetic.Softmax(logits[at[0]], at[1]) },
            new NamedStage("weights of the chosen", zeros_like(logits).scatter(-1, routing.Chosen, routing.Weights), word, expert),
            new NamedStage("with a place", places, word, choice),
            new NamedStage("weights that count", zeros_like(logits).scatter(-1, routing.Chosen, kept), word, expert),
        ];
    }

    // The same for the same word, on every machine.
    private static Tensor Vector(string word)
    {
        ulong seed = word.Aggregate(17UL, (hash, letter) => (hash * 31) + letter);
        using var generator = new Generator(seed % int.MaxValue);
        return randn([Features], generator: generator);
    }
}
