// task:  03.5
// title: Each vector is compared with one vector only
// hint:  There is one number for each row here; a square of them is asked for, every row with every row. As in lesson
//        01, one matrix product makes all pairs.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Similarity
{
    public static Tensor Cosine(Tensor vectors)
    {
        Guard.Layout(vectors, "[..., length, feature]");

        return nn.functional.cosine_similarity(vectors, vectors, dim: -1);
    }
}
