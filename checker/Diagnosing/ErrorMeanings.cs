namespace Katas.Checker.Diagnosing;

/// <summary>Says what errors of torch's and of .NET's mean, to somebody who meets them for the first time.</summary>
internal static class ErrorMeanings
{
    // The first that occurs in the message counts.
    private static readonly (string[] Words, string Meaning)[] Known =
    [
        (["view size is not compatible"],
            "The tensor's memory is not in the order in which it is to be cut, as after a transpose: a view can't be had of it. Put the "
            + "values in order first, or use what copies where it must."),
        (["is invalid for input of size"],
            "The sizes that are asked for do not multiply to the number of values that there are. Write the shape of the tensor before "
            + "this line, and after it, beside each other: which dimension is missing, or there twice?"),
        (["must match the size of tensor", "must match the existing size", "The expanded size of the tensor"],
            "Two tensors are combined whose shapes do not line up. Shapes are compared from the last dimension on; two sizes fit if they are "
            + "equal or one of them is 1. Write down both shapes: often a dimension was lost by a sum or a select, or two are swapped."),
        (["shapes cannot be multiplied", "Expected size for first two dimensions", "size mismatch", "inconsistent tensor size"],
            "In a matrix product the last size of the left and the last but one of the right have to agree. Write down both shapes: which of "
            + "the two should have been transposed?"),
        (["masked_fill only supports boolean masks", "masked_fill_ only supports boolean masks", "expected condition to be a boolean", "where expected condition"],
            "The mask holds numbers, and true and false are asked for. Masks are made as booleans, or by a comparison."),
        (["with a bool tensor is not supported"],
            "Torch does not subtract with booleans; what turns them round is a logical operation."),
        (["expected scalar type", "to have the same dtype", "expected m1 and m2", "result type", "same dtype"],
            "Two tensors of different types meet: often one is Float64, from C# doubles, or Int64, from whole numbers, and the other Float32. "
            + "Which of them did you make yourself, and what type should it have been given?"),
        (["could not infer output dtype", "Input dtype must be either a floating point", "not implemented for 'Long'", "not implemented for 'Bool'"],
            "Whole numbers or booleans are asked for something that only fractions have, such as a mean or a root. They have to be turned "
            + "into the type that the computation is in."),
        (["bitwise_xor", "bitwise_and", "bitwise_or", "bitwise_not"],
            "This works on bits, so on booleans and whole numbers alone. In C#, ^ is no power: it is 'either, but not both'."),
        (["backward through the graph a second time"],
            "This computation has been through backward already, and torch has freed what it had kept of it. Each backward needs a "
            + "computation of its own."),
        (["leaf Variable that requires grad"],
            "A parameter is changed in place while gradients are recorded. It is filled by functions of nn.init, or while recording is off."),
        (["modified by an inplace operation"],
            "A tensor that backward needs has been changed in place after it was used. The form without the underscore leaves it as it was."),
        (["does not require grad and does not have a grad_fn"],
            "Nothing that was computed here can be learned through: somewhere on the way a tensor was detached, or recording was off, or the "
            + "values went through C# numbers."),
        (["Dimension out of range"],
            "The tensor has fewer dimensions than this line thinks. Counted from the end, dimensions stay the same ones however many there are "
            + "in front."),
        (["index out of range", "out of bounds", "selected index k out of range", "start (", "exceeds dimension size", "Index was out"],
            "An index is larger than what it points into. Positions and ids start at 0, so the last one is one less than the size; and is it "
            + "the size of this dimension, or of another?"),
        (["cannot be converted to Scalar"],
            "A tensor with several values is read as one number. Should something have been summed, averaged or picked out before?"),
        (["cannot make conversion between different types", " is not compatible with "],
            "A value is read as another type than it has: TorchSharp's item reads a Float32 tensor as float, a Float64 tensor as double "
            + "and an Int64 tensor as long. What converts as it reads has the type in its name."),
        (["probability tensor contains either"],
            "Probabilities are drawn from that are negative, infinite or NaN. Logits are no probabilities yet; and a row of which everything is "
            + "ruled out has none."),
        (["dtype int64 for index", "following scalar types: Long"],
            "Something that picks places or looks up ids needs whole numbers (Int64), and was given fractions."),
        (["negative integer powers"],
            "A whole number is raised to a negative power, which torch refuses. One of the two has to be a fraction."),
        (["Expected target size", "class probabilities"],
            "The loss has looked for classes in dimension 1 and found something else there. It wants one row of logits for each label, or the "
            + "classes right behind the batch."),
        (["Tensor invalid", "disposed"],
            "A tensor is used after it was disposed. A dispose scope or a using has ended before, and the tensor was made in it and not moved "
            + "out."),
        (["Sequence contains no"],
            "A list is empty, or nothing in it fits, and one is asked for. Which input leaves nothing here, and what should the answer be then?"),
        (["was not present in the dictionary"],
            "A key is looked up that was never put in. What should be read where there is nothing yet?"),
        (["divide by zero"],
            "A whole number is divided by 0. Which input makes the divisor 0, and what should the answer be then?"),
        (["Nullable object must have a value"],
            "A value is read where there is none: something that may be missing is missing here."),
        (["Object reference not set"],
            "Something is null here: an argument that may be left out, or a field that the constructor has not filled."),
    ];

    /// <summary>What a message means; null if it is none of those that are known.</summary>
    public static string? Of(string message) =>
        Known.FirstOrDefault(known => known.Words.Any(words => message.Contains(words, StringComparison.Ordinal))).Meaning;
}
