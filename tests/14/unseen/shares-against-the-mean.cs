// task:   14.6
// title:  holds the token against the mean of all tokens
// expect: The other token's row has to be taken away, not the mean of all rows.
// hears:  shares-against-the-mean
// source: TransformerLens #693: its unembedding is centred
namespace Katas.Lesson14;

static partial class Attribution
{
    public static Tensor Of(Recording recording, NamedParts parts, long right, long wrong)
    {
        Guard.Head(recording);
        Guard.There(parts);
        Guard.Index(right, recording.Model.Config.Vocabulary);
        Guard.Index(wrong, recording.Model.Config.Vocabulary);

        var u = Readout.Unembedding(recording.Model);
        var centred = u - u.mean([0], true);
        return FrozenNorm.Apply(recording, parts.Values).matmul(centred[right]);
    }
}
