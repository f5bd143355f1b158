using System.Diagnostics;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>Assertions about wrong arguments: they are refused before anything is computed, and named.</summary>
[StackTraceHidden]
public static class ArgumentAssert
{
    /// <summary>Asserts that the call throws an <see cref="ArgumentException"/> that names the argument and its shape.</summary>
    /// <param name="call">The call with the wrong argument.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="tensor">The tensor passed for it.</param>
    /// <param name="why">What is wrong with it, for example <c>d_k is 6 and not 7</c>.</param>
    public static void Rejects(Action call, string argument, Tensor tensor, string why)
    {
        string shape = TensorValues.Text(tensor.shape);
        if (Rejects<ArgumentException>(call, argument, why) is { } exception
            && !exception.Message.Contains(shape, StringComparison.Ordinal))
        {
            Assert.Fail($"{argument}, {why}: the message should say its shape, {shape}. Seen: {exception.Message}");
        }
    }

    /// <summary>Asserts that the call throws an exception about an argument, and names it.</summary>
    /// <typeparam name="TException">The exception's type; derived ones are accepted.</typeparam>
    /// <param name="call">The call with the wrong argument.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="why">What is wrong with it, for example <c>temperature is 0</c>.</param>
    /// <returns>The exception.</returns>
    public static TException? Rejects<TException>(Action call, string argument, string why)
        where TException : ArgumentException
    {
        string wanted = $"expected {typeof(TException).Name} for the argument {argument}";
        try
        {
            call();
        }
        catch (TException exception) when (exception.ParamName == argument)
        {
            return exception;
        }
        catch (Exception exception) when (exception is not NotImplementedException)
        {
            Assert.Fail($"{argument}, {why}: {wanted}, seen {exception.GetType().Name}: {exception.Message}");
            return null;
        }

        Assert.Fail($"{argument}, {why}: {wanted}, but the call went through.");
        return null;
    }
}
