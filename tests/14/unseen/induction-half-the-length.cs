// task:   14.9
// title:  takes the diagonal that half of the text gives
// expect: Not every text is a block that comes twice: look where the copies are, and move that by one.
// hears:  DetectorTests.A_distance_follows_from_the_tokens_and_not_from_the_length
// source: the diagonal at 1 - seq_len, which tutorials take for a block that repeats once
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var n = ids.size(1);
        var diagonal = n / 2 - 1;
        var target = ones(n, n, ScalarType.Bool).tril(-diagonal).triu(-diagonal);
        return target.expand(ids.size(0), n, n);
    }
}
