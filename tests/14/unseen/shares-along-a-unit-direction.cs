// task:   14.6
// title:  makes the direction a unit vector
// expect: The shares have to add up to the difference of the logits, so the direction is the difference of the two rows as it
//         is. You divide it by its length.
// hears:  AttributionTests.The_shares_add_up_to_the_difference_of_the_logits
namespace Katas.Lesson14;

static partial class Attribution
{
    public static Tensor Of(Recording recording, NamedParts parts, long right, long wrong)
    {
        Guard.Head(recording);
        Guard.There(parts);
        Guard.Index(right, recording.Model.Config.Vocabulary);
        Guard.Index(wrong, recording.Model.Config.Vocabulary);

        var w = Readout.Unembedding(recording.Model);
        var direction = w[right] - w[wrong];
        direction = direction / direction.norm();
        return FrozenNorm.Apply(recording, parts.Values).matmul(direction);
    }
}
