using System.Runtime.CompilerServices;
using TorchSharp;

namespace Katas.Testkit.State;

/// <summary>The dispose scopes that are open. TorchSharp does not tell which these are, so they are asked for past its public face.</summary>
internal sealed class ScopeSetting : ISetting
{
    /// <inheritdoc/>
    public Func<string?> Remember()
    {
        var before = Innermost();
        return () => Close(before);
    }

    private static string? Close(DisposeScope? before)
    {
        if (!IsOpen(before))
        {
            return $"a dispose scope that was open is closed{ProgramState.Phrase}: each closes the one that it has opened.";
        }

        int left = 0;
        while (Innermost() is { } scope && scope != before)
        {
            scope.Dispose();
            left++;
        }

        return left switch
        {
            0 => null,
            1 => $"a dispose scope is left open{ProgramState.Phrase}: is a `using` missing before NewDisposeScope(), here or in what it calls?",
            _ => $"{left} dispose scopes are left open{ProgramState.Phrase}: is a `using` missing before NewDisposeScope(), here or in what it calls?",
        };
    }

    private static bool IsOpen(DisposeScope? scope)
    {
        var open = Innermost();
        while (open is not null && open != scope)
        {
            open = Outer(open);
        }

        return open == scope;
    }

    private static DisposeScope? Innermost() => Current(Manager(null));

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_ThreadSingleton")]
    private static extern DisposeScopeManager Manager(DisposeScopeManager? type);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_CurrentDisposeScope")]
    private static extern DisposeScope? Current(DisposeScopeManager manager);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_OuterScope")]
    private static extern DisposeScope? Outer(DisposeScope scope);
}
