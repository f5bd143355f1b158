using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>A sentence on its way through the model: words, vectors, logits, and chances before and after fitting.</summary>
[ViewOption("steps", ViewOptionKind.Integer, "How many steps of descent are taken at most.", Least = 0, Most = 500, Default = "500")]
public sealed class NextWordView : ILessonView
{
    private const int Features = 6;
    private const double Rate = 0.1;

    /// <inheritdoc/>
    public string Title => "From words to the next word";

    /// <inheritdoc/>
    public string InputHelp => "a sentence of 3 to 16 words";

    /// <inheritdoc/>
    public string Example => "a word can be guessed from the one before it";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] sentence = WordList.Split(input.Text);
        var words = new WordList(sentence);
        using var seed = new LocalSeed(1);
        using var model = new NextWord(words.Words.Count, Features);
        using var noGradient = no_grad();
        var start = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var table = start["embedding.weight"]; // [vocabulary, feature]
        var ids = tensor(words.Ids); // [word]
        var vectors = Words.Embed(table, ids, padding: -1); // [word] → [word, feature]
        var centered = Tensors.Center(vectors.clone()); // [word, feature]
        var logits = model.call(ids).clone(); // [word] → [word, next]
        var chances = nn.functional.softmax(logits, -1); // [word, next]
        using (enable_grad())
        {
            Fitting.Fit(model, words.Before(), words.After(), Rate, input.Options.Integer("steps"));
        }

        var after = model.call(ids); // [word, next]
        var fitted = nn.functional.softmax(after, -1); // [word, next]
        var word = new StageAxis("word", sentence);
        var feature = new StageAxis("feature", [.. Enumerable.Range(0, Features).Select(i => $"{i}")]);
        var next = new StageAxis("next", words.Words);
        return
        [
            new NamedStage("vectors", vectors, word, feature),
            new NamedStage("centered", centered, word, feature)
            {
                IsTwoSided = true,
                Arithmetic = at => CellArithmetic.Is(
                    $"{CellArithmetic.Number(vectors[at[0], at[1]])} - ({CellArithmetic.Number(vectors[at[0]].mean())})", centered[at[0], at[1]]),
            },
            new NamedStage("logits", logits, word, next)
            {
                Arithmetic = at => Logit(vectors[at[0]], start["scores.weight"][at[1]], start["scores.bias"][at[1]]),
            },
            Chances("chances at first", chances, logits),
            Chances("chances after fitting", fitted, after),
        ];

        NamedStage Chances(string name, Tensor values, Tensor scores) => new(name, values, word, next)
        {
            Arithmetic = at => CellArithmetic.Softmax(scores[at[0]], at[1]),
        };
    }

    // The bias is a weight like the others, of a feature that is always 1.
    private static string Logit(Tensor vector, Tensor weights, Tensor bias) =>
        CellArithmetic.Dot(cat([vector, ones(1)]), cat([weights, bias.reshape(1)]));
}
