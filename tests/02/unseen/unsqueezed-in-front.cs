// task:   02.5
// title:  adds the dimension for heads in front of the batch
// expect: The heads come after the batch: in front of it, the batch lines up with the heads.
// hears:  over-heads-in-front
// faults: 1
namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor OverHeads(Tensor mask)
    {
        while (mask.dim() < 4)
        {
            mask = mask.unsqueeze(0);
        }

        return mask;
    }
}
