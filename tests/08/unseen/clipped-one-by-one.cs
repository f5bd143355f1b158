// task:   08.9
// title:  clips each gradient by itself
// expect: One factor for all: the norm is that of all gradients together.
// hears:  each-by-itself
// faults: 1
namespace Katas.Lesson08;

static partial class Gradients
{
    public static double Clip(nn.Module module, double most, long step)
    {
        double sum = 0;
        foreach (var gradient in Of(module, step))
        {
            double norm = gradient.norm().ToDouble();
            sum += norm * norm;
            if (!double.IsFinite(norm))
            {
                throw NotFinite(module, step);
            }

            if (norm > most)
            {
                gradient.mul_(most / norm);
            }
        }

        return Math.Sqrt(sum);
    }
}
