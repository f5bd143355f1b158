// task:  08.8
// title: The cosine ends too late
// hint:  From the end of the warm-up to TotalSteps there are TotalSteps less WarmupSteps: divided by all steps, the
//        progress is not yet 1 in the last one.
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

        double progress = Math.Min(1, (step - WarmupSteps) / (double)TotalSteps);
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
