using System.Reflection;
using System.Runtime.CompilerServices;

namespace Katas.Checker.Running;

/// <summary>
/// In the child: static initializers (static constructors, and the values that static fields begin with) that do not come
/// to an end. They run when a type is first used, so one of them holds up the tests of every task that uses the type.
/// </summary>
internal static class StaticInitializers
{
    /// <summary>The types whose initializer is running, and goes on for some time.</summary>
    /// <param name="assembly">Where the types are.</param>
    /// <param name="patience">How long one may go on.</param>
    public static IReadOnlyList<string> Unfinished(Assembly assembly, TimeSpan patience)
    {
        // Whoever asks for an initializer that another thread is in the middle of waits for it.
        var waits = assembly.GetTypes()
            .Where(type => type is { TypeInitializer: not null, ContainsGenericParameters: false } && !IsCompilers(type))
            .Select(type => (type.FullName, Thread: Wait(type)))
            .ToList();
        long end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        return
        [
            .. waits.Where(wait => !wait.Thread.Join((int)Math.Max(end - Environment.TickCount64, 0))).Select(wait => wait.FullName!),
        ];
    }

    private static Thread Wait(Type type)
    {
        var thread = new Thread(() =>
        {
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
            catch (TypeInitializationException)
            {
                // It has come to an end.
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread;
    }

    private static bool IsCompilers(Type type) => type.FullName!.Contains('<');
}
