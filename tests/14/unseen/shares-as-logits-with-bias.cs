// task:   14.6
// title:  reads each part as if it were the stream
// expect: The head's bias belongs to no part, and neither does the norm's; and a part has to go through the frozen
//         norm.
// hears:  AttributionTests.The_shares_add_up_to_the_difference_of_the_logits
// faults: 2
// source: Prisma-Multimodal/ViT-Prisma #72: the logit difference is not met
namespace Katas.Lesson14;

static partial class Attribution
{
    public static Tensor Of(Recording recording, NamedParts parts, long right, long wrong)
    {
        Guard.Head(recording);
        Guard.There(parts);
        Guard.Index(right, recording.Model.Config.Vocabulary);
        Guard.Index(wrong, recording.Model.Config.Vocabulary);

        var logits = Readout.Logits(recording.Model, Readout.Normalize(recording.Model, parts.Values));
        return logits[.., .., .., right] - logits[.., .., .., wrong];
    }
}
