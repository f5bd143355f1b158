// task:   14.8
// title:  takes the mean of each text, then the mean of these
// expect: A text with few targets would count as much as one with many, and one without any is divided by 0. Count all
//         queries of all texts together.
// hears:  DetectorTests.Each_head_has_a_score_over_all_texts
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Score(Tensor pattern, Tensor target)
    {
        Guard.Layout(pattern, "[batch, head, query, key]");
        Guard.SameShape(target, pattern.select(1, 0));
        Guard.Something(target);

        var hit = (pattern * target.unsqueeze(1)).sum(-1);
        var counts = target.any(-1).sum(-1, keepdim: true);
        return (hit.sum(-1) / counts).mean([0]);
    }
}
