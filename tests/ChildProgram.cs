using Katas.Tests.Build;
using Katas.Tests.Training;

namespace Katas.Tests;

/// <summary>What tests start in a process of its own, because it may be killed, or may crash.</summary>
internal static class ChildProgram
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [KilledTraining.Command, var path]:
                Console.WriteLine(KilledTraining.Train(path, step => Console.WriteLine($"step {step}")));
                return 0;
            case [ConstantCollection.Command, var what]:
                ConstantCollection.Run(what);
                return 0;
            default:
                Console.Error.WriteLine("These are tests: dotnet test tests");
                return 2;
        }
    }
}
