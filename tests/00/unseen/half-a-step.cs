// task:   00.7
// title:  moves by half the rate
// expect: A step is rate times gradient; yours is half of that.
// hears:  ?
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Learning
{
    public static void Step(IEnumerable<Parameter> parameters, double rate)
    {
        Guard.Positive(rate);

        using var d = NewDisposeScope();
        using (no_grad())
        {
            foreach (var p in parameters.Where(p => p.grad is not null))
            {
                p.sub_(p.grad! * rate / 2);
                p.grad!.zero_();
            }
        }
    }
}
