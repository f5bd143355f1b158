// task:  08.8
// title: The inverse square root jumps after the warm-up
// hint:  In the last step of the warm-up the rate is the peak; 1 / √step alone is far below it. The paper's formula
//        holds both together: the peak times the root of WarmupSteps / step.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak * step / WarmupSteps;
        }

        double progress = Math.Min(1, (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps));
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak / Math.Sqrt(step),
            _ => Peak,
        };
    }
}
