using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>A sentence on its way through the model: words, vectors, logits, and chances before and after fitting.</summary>
public sealed class NextWordView : ILessonView
{
    private const int Features = 6;
    private const int Most = 500;
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
        var table = model.state_dict()["embedding.weight"].clone(); // [vocabulary, feature]
        var ids = tensor(words.Ids); // [word]
        var vectors = Words.Embed(table, ids, padding: -1); // [word] → [word, feature]
        var centered = Tensors.Center(vectors.clone()); // [word, feature]
        var logits = model.call(ids).clone(); // [word] → [word, next]
        var chances = nn.functional.softmax(logits, -1); // [word, next]
        using (enable_grad())
        {
            Fitting.Fit(model, words.Before(), words.After(), Rate, Most);
        }

        var fitted = nn.functional.softmax(model.call(ids), -1); // [word, next]
        var word = new StageAxis("word", sentence);
        var feature = new StageAxis("feature", [.. Enumerable.Range(0, Features).Select(i => $"{i}")]);
        var next = new StageAxis("next", words.Words);
        return
        [
            new NamedStage("vectors", vectors, word, feature),
            new NamedStage("centered", centered, word, feature),
            new NamedStage("logits", logits, word, next),
            new NamedStage("chances at first", chances, word, next),
            new NamedStage("chances after fitting", fitted, word, next),
        ];
    }
}
