using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>The small translation model that the views share: trained once, and kept.</summary>
internal static class Kept
{
    /// <summary>Its name in a view's help.</summary>
    public const string Words = "a sentence of at most 5 words, such as those in data/lesson07-translation-heldout.tsv; "
        + "a transformer of 2 + 2 blocks translates it, trained once on pairs of at most 5 words, for 450 steps: it makes mistakes";

    private const int Steps = 450;
    private const int MostWords = 5; // short ones are learned faster

    /// <summary>The model.</summary>
    public static Trained Model(ViewInput input)
    {
        using var seed = new LocalSeed(7);
        var pairs = Pairs.Read(input.Data, "train").Where(pair => pair.English.Split(' ').Length <= MostWords).ToList();
        var trained = Learning.Fresh(pairs, dropout: 0.05);
        trained.Model.load(input.Keep("translator.bin", path =>
        {
            _ = Learning.Losses(trained, pairs, Steps, warmUp: 60).Last();
            trained.Model.save(path);
        }));
        trained.Model.eval();
        return trained;
    }

    /// <summary>The sentence as the model reads it, <c>[1, source]</c>.</summary>
    /// <exception cref="FormatException">It is too long, or has words that the model does not know.</exception>
    public static Tensor Source(ViewInput input, Trained trained)
    {
        _ = input.Words(1, MostWords);
        var source = trained.Translator.Batch([input.Text]); // [1, source]
        return source.eq(WordList.Unknown).any().item<bool>()
            ? throw new FormatException($"There is a word in \"{input.Text}\" that the model has not seen.")
            : source;
    }
}
