using System.Reflection;

namespace Katas.Checker.Running;

/// <summary>
/// The switch that is compiled into an assembly with several variants of the code: which of them is meant, and until when it may run. Loops
/// and members ask it, so that a variant that never ends costs an exception, and not the process.
/// </summary>
internal sealed class VariantSwitch
{
    /// <summary>The name of the generated class.</summary>
    public const string ClassName = "KatasVariants";

    /// <summary>The ending of the methods that check shapes before they call libtorch, which would end the process.</summary>
    public const string Checked = "__checked";

    // The array type is spelled out, and nothing of the lesson is used: whatever names the learner's code declares, this compiles.
    /// <summary>The class, in C#.</summary>
    public const string Code = """
        #nullable disable
        internal static class KatasVariants
        {
            public static int[] Changes = new int[0];
            public static long Until = long.MaxValue;

            public static bool Is(int change)
            {
                foreach (int one in Changes)
                {
                    if (one == change) return true;
                }

                return false;
            }

            public static T As<T>(T value) { return value; }

            public static void Tick()
            {
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                if (System.Diagnostics.Stopwatch.GetTimestamp() > Until) throw new System.TimeoutException("The variant takes too long.");
            }

            public static global::TorchSharp.torch.Tensor matmul__checked(this global::TorchSharp.torch.Tensor left, global::TorchSharp.torch.Tensor right)
            {
                if (left is null || right is null || left.IsInvalid || right.IsInvalid) throw new System.ArgumentException("Nothing to multiply.");
                long[] a = left.shape, b = right.shape;
                if (a.Length == 0 || b.Length == 0) throw new System.ArgumentException("Numbers have no matrix product.");
                if (left.dtype != right.dtype
                    || left.dtype == global::TorchSharp.torch.ScalarType.Bool) throw new System.ArgumentException("The types differ.");
                if (a[a.Length - 1] != b[b.Length == 1 ? 0 : b.Length - 2]) throw new System.ArgumentException("The sizes do not fit.");
                for (int i = 3; i <= a.Length && i <= b.Length; i++)
                {
                    long one = a[a.Length - i], other = b[b.Length - i];
                    if (one != other && one != 1 && other != 1) throw new System.ArgumentException("The batches do not fit.");
                }

                return left.matmul(right);
            }
        }
        """;

    private readonly FieldInfo changes;
    private readonly FieldInfo until;

    /// <summary>The switch of an assembly.</summary>
    public VariantSwitch(Assembly assembly)
    {
        var type = assembly.GetType(ClassName, throwOnError: true)!;
        changes = type.GetField("Changes")!;
        until = type.GetField("Until")!;
    }

    /// <summary>Chooses a variant, which may run for some time.</summary>
    public void Choose(IReadOnlyList<int> numbers, TimeSpan time)
    {
        changes.SetValue(null, numbers.ToArray());
        until.SetValue(null, System.Diagnostics.Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * System.Diagnostics.Stopwatch.Frequency));
    }
}
