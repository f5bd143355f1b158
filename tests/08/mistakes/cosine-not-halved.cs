// task:  08.8
// title: The cosine is not halved
// hint:  1 + cos runs from 2 to 0: the rate would jump to twice the peak. Half of it runs from 1 to 0.
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
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress))),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
