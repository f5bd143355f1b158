// task:  08.8
// title: The first step has a rate of 0
// hint:  Steps are counted from 1: the first has 1 / WarmupSteps of the peak. A step with rate 0 costs as much as any
//        other and changes nothing.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak * (step - 1) / WarmupSteps;
        }

        double progress = Math.Min(1, (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps));
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
