using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>
/// Looks for the likeliest translations by following several at once. A hypothesis that gets its end token is complete:
/// it keeps its place, and the others go on in the remaining places. Sutskever et al. 2014, "Sequence to Sequence
/// Learning with Neural Networks", section 3.2.
/// </summary>
public static class BeamSearch
{
    /// <summary>
    /// What the log probability of a translation is divided by. Each token makes a translation less likely; without a
    /// penalty the shortest would win too often. Wu et al. 2016, "Google's Neural Machine Translation System", equation
    /// 14.
    /// </summary>
    /// <param name="length">The number of tokens in the translation, the end token included.</param>
    /// <param name="alpha">The strength of the penalty; 0 for none.</param>
    /// <returns>((5 + length) / 6) to the power of alpha.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 0.</exception>
    [KataTask("07.6")]
    public static double LengthPenalty(int length, double alpha)
    {
        Guard.NotNegative(length);
        Guard.NotNegative(alpha);

        return Math.Pow((5.0 + length) / 6.0, alpha);
    }

    /// <summary>The likeliest continuations of one text's hypotheses by one token.</summary>
    /// <param name="live">The hypotheses, none of which has ended.</param>
    /// <param name="next">
    /// The log probability of each token as the next one in each, <c>[live, vocabulary]</c>; -∞ for never.
    /// </param>
    /// <param name="places">The maximum number of continuations to keep.</param>
    /// <param name="endId">The token that ends a text.</param>
    /// <returns>
    /// The continuations with the highest sums of ln P, likeliest first, each with the row in live that it continues.
    /// Fewer than places where no more are possible.
    /// </returns>
    /// <exception cref="ArgumentException">There is not one row of next for each hypothesis, or no place.</exception>
    [KataTask("07.7")]
    public static IReadOnlyList<Continuation> Extend(
        IReadOnlyList<Hypothesis> live, Tensor next, int places, long endId)
    {
        Guard.Layout(next, "[live, vocabulary]");
        Guard.Size(next, 0, live.Count, "a row for each hypothesis");
        Guard.Positive(places);

        using var scope = NewDisposeScope();

        var before = tensor(live.Select(each => each.LogProbability).ToArray()).unsqueeze(1); // [live, 1]
        var sums = (before + next).flatten(); // [live, vocabulary] → [live · vocabulary]
        var (best, indices) = sums.topk((int)Math.Min(places, sums.numel())); // [places], from high to low
        return
        [
            .. best.data<double>().ToArray().Zip(indices.data<long>().ToArray())
                .Where(pair => double.IsFinite(pair.First))
                .Select(pair =>
                {
                    var (row, token) = Math.DivRem(pair.Second, next.size(1));
                    return new Continuation((int)row, live[(int)row].Then(token, pair.First, token == endId));
                }),
        ];
    }

    /// <summary>Translates a batch of texts by beam search.</summary>
    /// <param name="model">The model; it is set to eval mode, and afterwards back to its own.</param>
    /// <param name="source">The texts, <c>[batch, source]</c>, padded.</param>
    /// <param name="options">The width, the longest length, and the length penalty.</param>
    /// <returns>For each text its hypotheses, best first.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Transformer.Encode"/>.</exception>
    public static Hypothesis[][] Search(Transformer model, Tensor source, BeamOptions options)
    {
        Guard.Positive(options.Beams);
        Guard.Positive(options.MaxLength);
        Guard.NotNegative(options.Alpha);

        var within = options with { MaxLength = Writing.Most(model, options.MaxLength) };
        return Writing.With(model, caches => Follow(model, source, within, caches)
            .Select(found => found.OrderByDescending(each => each.Score(options.Alpha)).ToArray())
            .ToArray());
    }

    /// <summary>
    /// The loop of <see cref="Search"/>. Each text starts with one hypothesis, in which nothing is written. All
    /// unfinished hypotheses of all texts are rows of one batch; the source is read once, and the caches follow the
    /// rows. It ends when all hypotheses have, or at the greatest length.
    /// </summary>
    /// <param name="model">The model, in eval mode.</param>
    /// <param name="source">The texts, <c>[batch, source]</c>.</param>
    /// <param name="options">The width and the longest length.</param>
    /// <param name="caches">One empty cache for each block of the decoder.</param>
    /// <returns>For each text its hypotheses, as many as there are beams or fewer, in any order.</returns>
    [KataTask("07.8")]
    private static Hypothesis[][] Follow(
        Transformer model, Tensor source, BeamOptions options, IReadOnlyList<KeyValueCache> caches)
    {
        Guard.Layout(source, "[batch, source]");

        using var memory = model.Encode(source); // [batch, source] → [batch, source, d_model]
        var texts = new Hypothesis[source.size(0)][];
        Array.Fill(texts, [Hypothesis.Start]);
        for (int length = 1; length <= options.MaxLength && texts.Any(text => text.Any(IsLive)); length++)
        {
            using var scope = NewDisposeScope();

            var groups = Groups(texts);
            var written = Written(groups, model.Config); // [rows, length]
            var next = Decoding
                .Next(model, written, Spread(memory, groups), Spread(source, groups), caches); // [rows, vocabulary]
            var parents = new List<long>();
            foreach (var (text, first, live) in groups)
            {
                Hypothesis[] ended = [.. texts[text].Where(each => each.Ended)];
                var found = Extend(
                    live, next.narrow(0, first, live.Length), options.Beams - ended.Length, model.Config.EndId);
                texts[text] = [.. ended, .. found.Select(each => each.Hypothesis)];
                parents.AddRange(found.Where(each => IsLive(each.Hypothesis)).Select(each => (long)first + each.Row));
            }

            foreach (var cache in caches)
            {
                cache.SelectRows(tensor(parents.ToArray()));
            }
        }

        return texts;
    }

    private static bool IsLive(Hypothesis hypothesis) => !hypothesis.Ended;

    /// <summary>
    /// The rows of the batch that the model is given next. Each group holds the hypotheses of one text that have not
    /// ended, in their order: which text, the first one's row, and the hypotheses. Texts without any have no group.
    /// </summary>
    private static IReadOnlyList<(int Text, int First, Hypothesis[] Live)> Groups(Hypothesis[][] texts)
    {
        var groups = new List<(int Text, int First, Hypothesis[] Live)>();
        int first = 0;
        foreach (var (text, hypotheses) in texts.Index())
        {
            Hypothesis[] live = [.. hypotheses.Where(IsLive)];
            if (live.Length > 0)
            {
                groups.Add((text, first, live));
                first += live.Length;
            }
        }

        return groups;
    }

    /// <summary>What is written in each row, the start token first, <c>[rows, length]</c>.</summary>
    private static Tensor Written(
        IReadOnlyList<(int Text, int First, Hypothesis[] Live)> groups, TransformerConfig config) =>
        stack(groups.SelectMany(group => group.Live).Select(each => tensor([config.StartId, .. each.Tokens])));

    /// <summary>What belongs to the text of each row, <c>[batch, ...]</c> → <c>[rows, ...]</c>.</summary>
    private static Tensor Spread(Tensor batch, IReadOnlyList<(int Text, int First, Hypothesis[] Live)> groups) =>
        batch.index_select(
            0, tensor(groups.SelectMany(group => Enumerable.Repeat((long)group.Text, group.Live.Length)).ToArray()));
}
