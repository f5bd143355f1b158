namespace Katas.Checker.Trying;

/// <summary>Stops one piece of a script, together with whatever it has started.</summary>
internal sealed class StopRequest
{
    private static volatile bool isAnyAsked;
    private volatile bool isAsked;

    /// <summary>Whether anything has ever been asked to stop; quicker to read than what belongs to one piece.</summary>
    public static bool IsAnyAsked => isAnyAsked;

    public bool IsAsked => isAsked;

    public void Ask()
    {
        isAsked = true;
        isAnyAsked = true;
    }
}
