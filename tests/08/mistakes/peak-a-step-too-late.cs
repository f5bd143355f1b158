// task:  08.8
// title: The peak comes one step too late
// hint:  The last step of the warm-up has the peak. Dividing by one more than the number of steps, it is not reached
//        in the warm-up.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak * step / (WarmupSteps + 1);
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
