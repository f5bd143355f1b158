using System.Reflection;
using System.Runtime.Loader;

namespace Katas.Checker.Running;

/// <summary>
/// The assemblies of the views that were computed last stay loaded: a slider asks for the same again and again, and would wait for the
/// runtime to compile the same code each time.
/// </summary>
internal sealed class KeptAssemblies
{
    private const int Most = 4; // two lessons, each as the learner and as the solution has it

    private readonly List<(byte[] Bytes, AssemblyLoadContext Context, Assembly Assembly)> loaded = [];

    /// <summary>Loads an assembly, or finds it loaded.</summary>
    public Assembly Load(byte[] bytes, byte[] symbols)
    {
        int found = loaded.FindIndex(one => one.Bytes.AsSpan().SequenceEqual(bytes));
        if (found >= 0)
        {
            var again = loaded[found];
            loaded.RemoveAt(found);
            loaded.Add(again);
            return again.Assembly;
        }

        if (loaded.Count == Most)
        {
            loaded[0].Context.Unload();
            loaded.RemoveAt(0);
        }

        var context = new AssemblyLoadContext("view", isCollectible: true);
        var assembly = context.LoadFromStream(new MemoryStream(bytes), symbols.Length > 0 ? new MemoryStream(symbols) : null);
        loaded.Add((bytes, context, assembly));
        return assembly;
    }
}
