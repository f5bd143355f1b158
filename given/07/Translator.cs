using Katas.Lesson05;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>A transformer that takes sentences and returns sentences.</summary>
/// <param name="model">The model.</param>
/// <param name="read">Turns a sentence into token ids, without the end token.</param>
/// <param name="write">Turns token ids into a sentence.</param>
public sealed class Translator(Transformer model, Func<string, long[]> read, Func<IEnumerable<long>, string> write)
{
    /// <summary>The token ids of sentences, each with its end token, padded, <c>[batch, source]</c>.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    public Tensor Batch(IReadOnlyList<string> sentences)
    {
        Guard.AtLeast(sentences.Count, 1);

        return Batches.Pad(
            [.. sentences.Select(sentence => (long[])[.. read(sentence), model.Config.EndId])], model.Config.PaddingId);
    }

    /// <summary>Translates sentences, always choosing the likeliest token.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    /// <param name="maxLength">The maximum number of tokens in a translation, the end token included.</param>
    public string[] Greedy(IReadOnlyList<string> sentences, int maxLength = 50)
    {
        using var source = Batch(sentences);
        return [.. Decoding.Greedy(model, source, maxLength).Select(write)];
    }

    /// <summary>Translates sentences by beam search.</summary>
    /// <param name="sentences">The sentences, at least one.</param>
    /// <param name="options">The width, the longest length, and the length penalty; null for the paper's.</param>
    public string[] Beam(IReadOnlyList<string> sentences, BeamOptions? options = null)
    {
        using var source = Batch(sentences);
        return
        [
            .. BeamSearch.Search(model, source, options ?? new BeamOptions())
                .Select(found => write(Writing.Words(found[0].Tokens, model.Config))),
        ];
    }
}
