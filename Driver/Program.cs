Console.WriteLine("sonyalpha");
