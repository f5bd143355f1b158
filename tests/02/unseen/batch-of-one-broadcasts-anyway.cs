// task:   02.5
// title:  leaves a mask [1, query, key] without its dimension for heads, because it would broadcast as it is
// expect: A batch of one is still a batch: [1, query, key] should become [1, 1, query, key]. It would broadcast to
//         scores either way, but the shape that you promise then depends on the batch size. The number of dimensions
//         alone decides.
// hears:  OverHeadsTests.A_batch_of_one_is_a_batch
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Masks
{
    public static Tensor OverHeads(Tensor mask)
    {
        Guard.Layout(mask, "[..., key]");

        // A first dimension of size 1 stretches over the heads by itself; only a real batch gets in their way.
        return mask.dim() == 3 && mask.size(0) > 1 ? mask.unsqueeze(1) : mask;
    }
}
