using System.Runtime.CompilerServices;

namespace Katas.Checker.Trying.Values;

/// <summary>Names of types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    /// <summary>For people: <c>Tensor[]</c>, <c>Dictionary&lt;string, int&gt;</c>, <c>(Tensor, Tensor)</c>.</summary>
    public static string Format(Type type) => Write(type, isFull: false)!;

    /// <summary>For the compiler, with all namespaces; null where code can't name the type.</summary>
    public static string? Full(Type type) => Write(type, isFull: true);

    private static string? Write(Type type, bool isFull)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            // The first brackets of int[][,] are those of the outer array.
            var element = type;
            string brackets = "";
            while (element.IsArray)
            {
                brackets += $"[{new string(',', element.GetArrayRank() - 1)}]";
                element = element.GetElementType()!;
            }

            return Write(element, isFull) is { } name ? name + brackets : null;
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Write(inner, isFull) is { } name ? $"{name}?" : null;
        }

        if (isFull && !CanBeNamed(type))
        {
            return null;
        }

        var arguments = type.GetGenericArguments().Select(argument => Write(argument, isFull)).ToList();
        if (arguments.Contains(null))
        {
            return null;
        }

        return typeof(ITuple).IsAssignableFrom(type) && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
            && arguments.Count is > 1 and < 8
            ? $"({string.Join(", ", arguments)})"
            : Nested(type, isFull, arguments!);
    }

    /// <summary>A type with those around it, each with its share of the arguments.</summary>
    private static string Nested(Type type, bool isFull, List<string> arguments)
    {
        var chain = new List<Type>();
        for (Type? around = type; around is not null; around = isFull ? around.DeclaringType : null)
        {
            chain.Insert(0, around);
        }

        var names = new List<string>();
        int used = isFull ? 0 : type.DeclaringType?.GetGenericArguments().Length ?? 0;
        foreach (var part in chain)
        {
            int own = part.GetGenericArguments().Length - used;
            string name = part.Name.Split('`')[0];
            names.Add(own > 0 ? $"{name}<{string.Join(", ", arguments.Skip(used).Take(own))}>" : name);
            used += own;
        }

        string text = string.Join('.', names);
        return isFull ? $"global::{(type.Namespace is { } space ? $"{space}." : "")}{text}" : text;
    }

    private static bool CanBeNamed(Type type) =>
        type is { IsPointer: false, IsByRef: false, IsVisible: true, IsGenericParameter: false }
        && type.Name.All(character => char.IsLetterOrDigit(character) || character is '_' or '`');
}
