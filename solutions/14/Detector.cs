using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// Finds heads by where they look. Olsson et al. 2022, "In-context Learning and Induction Heads".
/// </summary>
public static class Detector
{
    /// <summary>
    /// Where a head of a habit looks, for each token of a text. The previous token is the one before, which the first
    /// token does not have. The first token is looked at by all that come after it, and not by itself: it has no
    /// choice, so that its row says nothing. The same token is each earlier copy, not the token itself.
    /// </summary>
    /// <param name="ids">The tokens, <c>[batch, length]</c>.</param>
    /// <param name="habit">The habit.</param>
    /// <returns>True where the query should look, <c>[batch, query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The tokens are not a batch of texts of ids.</exception>
    [KataTask("14.7")]
    public static Tensor Target(Tensor ids, Habit habit)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        long length = ids.size(1);
        var earlier = ones(length, length, dtype: ScalarType.Bool).tril(-1); // [query, key]
        var same = ids.unsqueeze(-1) == ids.unsqueeze(-2); // [batch, length] → [batch, query, key]
        return habit switch
        {
            Habit.PreviousToken => earlier.triu(-1).expand_as(same), // [query, key] → [batch, query, key]
            Habit.FirstToken => (earlier & (arange(length) == 0)).expand_as(same), // the same
            Habit.SameToken => earlier & same, // [batch, query, key]
            _ => Induction(ids),
        };
    }

    /// <summary>
    /// How much of its attention each head spends where it should: the mean over all queries that have something to
    /// look for.
    /// </summary>
    /// <param name="pattern">The attention, <c>[batch, head, query, key]</c>.</param>
    /// <param name="target">True where a query should look, <c>[batch, query, key]</c>.</param>
    /// <returns>The score of each head, 0 to 1, <c>[head]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the target marks no key at all.</exception>
    [KataTask("14.8")]
    public static Tensor Score(Tensor pattern, Tensor target)
    {
        Guard.Layout(pattern, "[batch, head, query, key]");
        Guard.SameShape(target, pattern.select(1, 0));
        Guard.Something(target);

        var found = (pattern * target.unsqueeze(1)).sum(-1); // [batch, head, query, key] → [batch, head, query]
        var counted = target.any(-1).sum(); // [batch, query, key] → [batch, query] → []
        return found.sum([0, 2]) / counted; // [batch, head, query] → [head]
    }

    /// <summary>
    /// Where an induction head looks: at the token that came after an earlier copy of the query's. In "A B … A" the
    /// second A looks at B. A token without an earlier copy has nothing to look for.
    /// </summary>
    /// <param name="ids">The tokens, <c>[batch, length]</c>.</param>
    /// <returns>True where the query should look, <c>[batch, query, key]</c>.</returns>
    /// <exception cref="ArgumentException">The tokens are not a batch of texts of ids.</exception>
    [KataTask("14.9")]
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var copies = Target(ids, Habit.SameToken); // [batch, query, key]
        var nobody = zeros_like(copies[.., .., ..1]); // [batch, query, 1]
        return cat([nobody, copies[.., .., ..^1]], -1); // each key one to the right: [batch, query, key]
    }

    /// <summary>The score of every head of a model.</summary>
    /// <param name="recording">A run on ids, of which the patterns were kept.</param>
    /// <param name="habit">The habit that is looked for.</param>
    /// <returns>The scores, <c>[layer, head]</c>.</returns>
    public static Tensor Scores(Recording recording, Habit habit)
    {
        Guard.There(recording);

        var target = Target(recording.Input.Ids!, habit); // [batch, query, key]
        var layers = Enumerable.Range(0, (int)recording.Model.Config.Layers);
        return stack([.. layers.Select(layer => Score(recording.At(layer, "pattern"), target))]); // [layer, head]
    }
}
